// SPDX-License-Identifier: Apache-2.0

export interface ByteRange {
  readonly start: number;
  /** Included. */
  readonly end: number;
}

/**
 * The ranges of a Range header (RFC 9110, section 14.1.2) that lie within `size` bytes.
 * @returns undefined where the header is to be ignored (none, another unit, bad syntax); an empty list where it asks
 *   for nothing that there is
 */
export function selectRanges(header: string | undefined, size: number): readonly ByteRange[] | undefined {
  const [, list] = /^bytes\s*=\s*(.+)$/i.exec(header?.trim() ?? '') ?? [];
  if (list === undefined) return undefined;
  const ranges: ByteRange[] = [];
  for (const one of list.split(',')) {
    const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(one.trim()) ?? [];
    if (first === '' && last === '') return undefined;
    if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
    const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
    const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
    if (start <= end && !(first === '' && Number(last) === 0)) ranges.push({ start, end });
  }
  return ranges;
}
