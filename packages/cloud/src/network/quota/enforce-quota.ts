// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import type { StoreKind } from '../../state/store-kind.js';
import { neutronFault } from '../faults.js';
import type { NeutronRecord } from '../rest/neutron-record.js';
import { DEFAULT_LIMITS, NETWORK_QUOTA } from './resource.js';

/** The limits that hold for a project. */
export function limitsOf(stores: Stores, projectId: string): Readonly<Record<string, number>> {
  return { ...DEFAULT_LIMITS, ...stores.of(NETWORK_QUOTA).get(projectId)?.limits };
}

/** @throws Fault 409 OverQuota, where the project has as many as it may */
export function enforceQuota<T extends NeutronRecord>(
  { kind, singular }: { readonly kind: StoreKind<T>; readonly singular: string },
  projectId: string,
  { stores }: { readonly stores: Stores },
): void {
  const limit = limitsOf(stores, projectId)[singular] ?? -1;
  if (limit < 0 || stores.of(kind).filter((record) => record.project_id === projectId).length < limit) return;
  throw neutronFault(409, 'OverQuota', `Quota exceeded for resources: ['${singular}'].`);
}
