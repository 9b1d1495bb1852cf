// SPDX-License-Identifier: Apache-2.0

/** "1 scan", "8 recordings": for things whose plural takes an s. */
export function howMany(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
