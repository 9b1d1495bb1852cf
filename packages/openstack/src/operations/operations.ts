// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { readDataFile } from '../data-file.js';
import { findService, services } from '../services/services.js';
import type { Operation } from './operation.js';

const byService = new Map<string, readonly Operation[]>();
const byId = new Map<string, ReadonlyMap<string, Operation>>();
const NONE: readonly Operation[] = Object.freeze([]);

/**
 * The operations of one service, or of all indexed services. Read from disk when first asked for.
 * @param service type, alias or project
 * @returns an empty list where the index holds no operations of the service
 */
export function operations(service?: string): readonly Operation[] {
  if (service === undefined) return services().flatMap((one) => (one.indexed ? operations(one.type) : []));
  const found = findService(service);
  if (!found?.indexed) return NONE;
  let list = byService.get(found.type);
  if (!list) {
    list = readDataFile(`operations/${found.type}.json`) as readonly Operation[];
    byService.set(found.type, list);
  }
  return list;
}

/** @param id `compute:server.create` */
export function findOperation(id: string): Operation | undefined {
  const service = id.slice(0, id.indexOf(':'));
  let ids = byId.get(service);
  if (!ids) {
    ids = new Map(operations(service).map((operation) => [operation.id, operation]));
    byId.set(service, ids);
  }
  return ids.get(id);
}

/** As findOperation. @throws TouchstoneError OPENSTACK_UNKNOWN_OPERATION */
export function getOperation(id: string): Operation {
  const operation = findOperation(id);
  if (operation) return operation;
  throw new TouchstoneError('OPENSTACK_UNKNOWN_OPERATION', `the index holds no operation "${id}"`, {
    hint: 'list what it holds with: touchstone operations SERVICE',
    details: { id },
  });
}
