// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Stored } from '../../state/store-kind.js';
import { isoSeconds } from '../../state/time.js';

/** What every record of Neutron holds. Fields have the API's own names: what is kept is what is shown. */
export interface NeutronRecord extends Stored {
  readonly project_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly created_at: string;
  readonly updated_at: string;
  readonly revision_number: number;
}

/** What the making of a record needs; a `Call` is one, and a fresh cloud's furnishing as well. */
export type Maker = Pick<Call, 'stores' | 'ids' | 'now'>;

/** Id, age and revision of a new record. */
export function freshRecord(
  maker: Maker,
  revision: number,
): Pick<NeutronRecord, 'id' | 'tags' | 'created_at' | 'updated_at' | 'revision_number'> {
  const at = isoSeconds(maker.now);
  return { id: maker.ids.uuid(), tags: [], created_at: at, updated_at: at, revision_number: revision };
}

/** The record with changes, one revision on. */
export function revise<T extends NeutronRecord>(record: T, changes: Partial<T>, now: number): T {
  return { ...record, ...changes, updated_at: isoSeconds(now), revision_number: record.revision_number + 1 };
}

/** The standard fields of a view. */
export function standardFields(record: NeutronRecord): Record<string, unknown> {
  return {
    tags: record.tags,
    created_at: record.created_at,
    updated_at: record.updated_at,
    revision_number: record.revision_number,
    project_id: record.project_id,
    tenant_id: record.project_id,
  };
}
