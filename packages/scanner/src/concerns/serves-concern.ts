// SPDX-License-Identifier: Apache-2.0
import type { ConcernEntry } from '@touchstone/model';

/**
 * Whether an operation is OpenStack’s answer to a concern: it matches one of the concern’s operations (ids, or prefixes
 * ending in `*`), or, where the concern names none, it is of one of its services.
 */
export function servesConcern({ services, operations }: ConcernEntry, operation: string): boolean {
  if (operations.length === 0) return services.includes(operation.slice(0, operation.indexOf(':')));
  return operations.some((each) =>
    each.endsWith('*') ? operation.startsWith(each.slice(0, -1)) : operation === each,
  );
}
