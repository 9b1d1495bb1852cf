// SPDX-License-Identifier: Apache-2.0
import type { Operation } from './operation.js';
import { operations } from './operations.js';

/** The other operations on the same resource, then those on what lies directly below it; by id. */
export function relatives(operation: Operation): readonly Operation[] {
  const { service, resource, id } = operation;
  const others = operations(service).filter((one) => one.id !== id);
  const own = others.filter((one) => one.resource === resource);
  const below = others.filter(
    (one) =>
      one.resource.startsWith(`${resource}.`) && !one.resource.slice(resource.length + 1).includes('.'),
  );
  return [...own, ...below];
}
