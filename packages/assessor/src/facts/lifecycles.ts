// SPDX-License-Identifier: Apache-2.0
import type { Lifecycle } from '@touchstone/model';
import { listedType } from './listed-type.js';
import { resourceKey } from './resource-key.js';
import type { Call, RunView } from './run-view.js';

interface Row {
  readonly created: Set<string>;
  readonly read: Set<string>;
  readonly deleted: Set<string>;
  /** Created, neither read nor deleted yet: what a list of their kind shows for the first time. */
  readonly unseen: Set<string>;
  whole: boolean;
}

/**
 * What the solution made, read and removed, by resource type. Resources are counted once each; reading counts when it
 * is one of those that it made, whether singly or in a list of their kind while it existed. A life cycle is complete
 * when one and the same resource was made, read and removed.
 */
export function followLifecycles(view: RunView, left: ReadonlyMap<string, number>): Lifecycle[] {
  const rows = new Map<string, Row>();
  for (const call of view.calls) if (call.accepted) followCall(call, rows);
  return [...rows]
    .filter(([, row]) => row.created.size > 0)
    .map(([type, row]) => ({
      type,
      created: row.created.size,
      read: row.read.size,
      deleted: row.deleted.size,
      left: left.get(type) ?? 0,
      complete: row.whole,
    }))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

function followCall({ exchange, operation }: Call, rows: Map<string, Row>): void {
  for (const resource of exchange.created ?? []) {
    const row = rows.get(resource.type) ?? {
      created: new Set(),
      read: new Set(),
      deleted: new Set(),
      unseen: new Set(),
      whole: false,
    };
    rows.set(resource.type, row);
    const key = resourceKey(resource);
    row.created.add(key);
    if (!row.read.has(key) && !row.deleted.has(key)) row.unseen.add(key);
  }
  if (exchange.read !== undefined) {
    const row = rows.get(exchange.read.type);
    const key = resourceKey(exchange.read);
    if (row?.created.has(key) === true) markRead(row, key);
  }
  const listed = rows.get(listedType(operation) ?? '');
  if (listed !== undefined) for (const key of listed.unseen) markRead(listed, key);
  for (const resource of exchange.deleted ?? []) {
    const row = rows.get(resource.type);
    const key = resourceKey(resource);
    if (row?.created.has(key) !== true) continue;
    row.deleted.add(key);
    row.unseen.delete(key);
    row.whole ||= row.read.has(key);
  }
}

function markRead(row: Row, key: string): void {
  row.read.add(key);
  row.unseen.delete(key);
}
