// SPDX-License-Identifier: Apache-2.0
import type { Level } from '@touchstone/model';

/** A listing where it is only named. */
export function named({
  id,
  name,
  level,
}: {
  readonly id: string;
  readonly name: string;
  readonly level: Level | null;
}): {
  readonly id: string;
  readonly name: string;
  readonly level: Level | null;
} {
  return { id, name, level };
}
