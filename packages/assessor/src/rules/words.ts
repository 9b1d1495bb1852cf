// SPDX-License-Identifier: Apache-2.0

/** `1 call`, `2 calls`; `plural` where it is not formed with an s. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** At most a few items, and how many more there are: `a, b, c and 4 more`. */
export function few(items: readonly string[], most = 5): string {
  const more = items.length - most;
  return more > 0 ? `${items.slice(0, most).join(', ')} and ${more} more` : items.join(', ');
}
