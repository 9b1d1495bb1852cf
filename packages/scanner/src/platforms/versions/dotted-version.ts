// SPDX-License-Identifier: Apache-2.0

/**
 * Compares two versions by their segments, as RubyGems does (Gem::Version): numbers as numbers, a word before any
 * number, missing segments as 0. Also good for Maven's and Go's plain versions.
 * @returns negative, 0 or positive
 */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [segmentsOf(one), segmentsOf(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = compareSegments(left[at] ?? 0, right[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/** Whether a text is a version: digits first, then segments. */
export function isVersion(text: string): boolean {
  return /^v?\d[0-9A-Za-z]*(?:[.-][0-9A-Za-z]+)*$/.test(text.replace(/\+.*$/, ''));
}

export function segmentsOf(version: string): readonly (number | string)[] {
  return (
    version
      .replace(/^v/, '')
      .replace(/\+.*$/, '')
      .match(/\d+|[A-Za-z]+/g) ?? []
  ).map((segment) => (/^\d/.test(segment) ? Number(segment) : segment.toLowerCase()));
}

function compareSegments(one: number | string, other: number | string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : Number(one > other);
  return typeof one === 'string' ? -1 : 1;
}
