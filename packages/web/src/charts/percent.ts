// SPDX-License-Identifier: Apache-2.0

/** A share from 0 to 1 as an SVG length in percent: charts stretch with their column, texts beside them do not. */
export function percent(share: number): string {
  return `${Math.round(share * 100_000) / 1000}%`;
}
