// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';

/** How many were seen running and how many found in source, in words; nothing of what there is none of. */
export function seenAndFound(seen: number, found: number): string {
  const parts = [seen > 0 ? `${formatCount(seen)} seen` : '', found > 0 ? `${formatCount(found)} found` : ''];
  return parts.filter((part) => part !== '').join(', ');
}
