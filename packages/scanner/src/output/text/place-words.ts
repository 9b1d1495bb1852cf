// SPDX-License-Identifier: Apache-2.0
import { formatCount, type Place } from '@touchstone/model';

/** The first place as `path:line`, and how many more there are: `lib/nova.rb:12 and 3 more`. */
export function placeWords(places: readonly Place[], count = places.length): string {
  const [first] = places;
  if (first === undefined) return '';
  const where = first.line === undefined ? first.file : `${first.file}:${first.line}`;
  return count > 1 ? `${where} and ${formatCount(count - 1)} more` : where;
}
