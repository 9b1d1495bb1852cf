// SPDX-License-Identifier: Apache-2.0
import type { Handler } from '../../service/call.js';
import { json } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

/** Collections that tools list in passing and in which nothing can be made here yet: creating in them is not offered. */
const EMPTY: Readonly<Record<string, string>> = {
  'compute:aggregate.list': 'aggregates',
  'compute:migration.list': 'migrations',
  'compute:server.migration.list': 'migrations',
};

const handlers: Record<string, Handler> = Object.fromEntries(
  Object.entries(EMPTY).map(([id, plural]) => [id, () => json(200, { [plural]: [] })]),
);

export const EMPTY_COLLECTIONS: Resource = { handlers };
