// SPDX-License-Identifier: Apache-2.0

/** The longest text of a scan, in characters. */
const LONGEST = 300;

/** A stranger's text on one line, cut to what a scan holds. Never ends within a surrogate pair. */
export function shortText(text: string, longest = LONGEST): string {
  // A long argument may be a megabyte: only what can be shown is looked at.
  const line = text
    .slice(0, longest * 8)
    .replace(/\s+/g, ' ')
    .trim();
  const cut = line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
  return cut.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** A name as an id: lower-case letters, digits, single hyphens and dots. `unnamed` where nothing is left. */
export function slugOf(name: string): string {
  const plain = name
    .slice(0, 300)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-');
  const single = plain.replace(/[.-]*([.-])[.-]*/g, '$1').slice(0, 80);
  return single.replace(/^[.-]+|[.-]+$/g, '') || 'unnamed';
}

/** Orders texts by their UTF-16 code units: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
