// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '@touchstone/openstack';

/** Swift lists one level below what the path names: an account's containers, a container's objects. */
const SWIFT: Readonly<Record<string, string>> = Object.freeze({
  'object-store:account.get': 'object-store:container',
  'object-store:container.get': 'object-store:object',
  'object-store:container.list-versions': 'object-store:object',
});

/** Operations are objects of the index, the same ones again and again. */
const known = new WeakMap<Operation, string>();

/** The type of resource that a list operation lists; undefined for any other operation. */
export function listedType(operation: Operation | undefined): string | undefined {
  if (operation?.kind !== 'list') return undefined;
  let type = known.get(operation);
  if (type === undefined) {
    type = SWIFT[operation.id] ?? `${operation.service}:${operation.resource}`;
    known.set(operation, type);
  }
  return type;
}
