// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';

/** A count in a table: none is a dash, so that the others stand out. */
export function countOrDash(count: number): string {
  return count === 0 ? '–' : formatCount(count);
}
