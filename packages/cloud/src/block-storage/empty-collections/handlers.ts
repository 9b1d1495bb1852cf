// SPDX-License-Identifier: Apache-2.0
import type { Handler } from '../../service/call.js';
import { json } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { ownProjectOnly } from '../rest/own-project.js';

/** Collections that clients list in passing and in which nothing can be made here yet: creating in them is not offered. */
const EMPTY: Readonly<Record<string, string>> = {
  'block-storage:message.list': 'messages',
  'block-storage:group.list': 'groups',
  'block-storage:group.list-detail': 'groups',
  'block-storage:group-snapshot.list': 'group_snapshots',
  'block-storage:group-snapshot.list-detail': 'group_snapshots',
  'block-storage:group-type.list': 'group_types',
  'block-storage:consistencygroup.list': 'consistencygroups',
  'block-storage:consistencygroup.list-detail': 'consistencygroups',
  'block-storage:qos-spec.list': 'qos_specs',
  'block-storage:legacy-volume-transfer.list': 'transfers',
  'block-storage:legacy-volume-transfer.list-detail': 'transfers',
  'block-storage:volume-transfer.list': 'transfers',
  'block-storage:volume-transfer.list-detail': 'transfers',
};

const handlers: Record<string, Handler> = Object.fromEntries(
  Object.entries(EMPTY).map(([id, plural]) => [id, () => json(200, { [plural]: [] })]),
);

export const EMPTY_COLLECTIONS: Resource = { handlers: ownProjectOnly(handlers) };
