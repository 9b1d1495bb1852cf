// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import type { StoreKind } from '../../state/store-kind.js';
import type { Listed } from './list-records.js';

/** The record of an id that the caller may see: their project's, or any to an admin. @throws Fault 404 */
export function getOwned<T extends Listed>(
  kind: StoreKind<T>,
  what: string,
  id: string,
  { stores, auth }: Pick<Call, 'stores' | 'auth'>,
): T {
  const record = stores.of(kind).get(id);
  if (record && (auth.isAdmin || record.projectId === auth.projectId)) return record;
  throw notFound(`${what} ${id} could not be found.`);
}
