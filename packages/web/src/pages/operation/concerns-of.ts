// SPDX-License-Identifier: Apache-2.0
import type { ConcernEntry } from '@touchstone/model';
import type { Operation } from '@touchstone/openstack';

/** Concerns for which using an operation counts, by the guideline's own list. */
export function concernsOf(
  { id, service }: Pick<Operation, 'id' | 'service'>,
  concerns: readonly ConcernEntry[],
): readonly ConcernEntry[] {
  return concerns.filter(({ services, operations }) =>
    operations.length === 0
      ? services.includes(service)
      : operations.some((one) => (one.endsWith('*') ? id.startsWith(one.slice(0, -1)) : id === one)),
  );
}
