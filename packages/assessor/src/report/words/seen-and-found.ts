// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';

/** Operations of one service, counted by how they show. */
export interface SeenAndFound {
  readonly service: string;
  /** Seen running and found in source. */
  readonly both: number;
  /** Found in source, not seen running: what it can do and no run has shown. */
  readonly foundOnly: number;
  /** Seen running, not found in source: what the scan misses. */
  readonly seenOnly: number;
}

/** By service, in the order of their names. */
export function seenAndFound({ operations }: Pick<Assessment, 'operations'>): readonly SeenAndFound[] {
  const services = new Map<string, SeenAndFound>();
  for (const { operation, seen, found } of operations) {
    const service = operation.slice(0, operation.indexOf(':'));
    const known = services.get(service) ?? { service, both: 0, foundOnly: 0, seenOnly: 0 };
    services.set(service, {
      service,
      both: known.both + (seen > 0 && found > 0 ? 1 : 0),
      foundOnly: known.foundOnly + (seen === 0 && found > 0 ? 1 : 0),
      seenOnly: known.seenOnly + (seen > 0 && found === 0 ? 1 : 0),
    });
  }
  return [...services.values()].sort((a, b) => (a.service < b.service ? -1 : 1));
}
