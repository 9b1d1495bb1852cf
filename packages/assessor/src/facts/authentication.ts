// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import { catalogUse } from './catalog.js';
import { authMethods, keystoneVersions, signIns } from './keystone.js';
import { microversionUse } from './microversions.js';
import { followPagination } from './pagination.js';
import type { RunView } from './run-view.js';
import { followWaiting } from './waiting.js';

const USER_AGENTS_SHOWN = 50;

/** How the solution signs in, discovers, pages and waits. */
export function describeAuthentication(view: RunView): AssessedRun['authentication'] {
  const agents = new Set(view.calls.flatMap(({ exchange }) => exchange.userAgent ?? []));
  return {
    keystone: keystoneVersions(view),
    methods: authMethods(view),
    catalog: catalogUse(view),
    microversions: microversionUse(view),
    pagination: followPagination(view).use,
    waiting: followWaiting(view).use,
    tokens: new Set(signIns(view).map((call) => call.exchange.auth.issued)).size,
    userAgents: [...agents].sort().slice(0, USER_AGENTS_SHOWN),
  };
}
