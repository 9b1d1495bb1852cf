// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import { catalogUse } from './catalog.js';
import { authMethods, keystoneVersions, signIns } from './keystone.js';
import { microversionUse } from './microversions.js';
import { followPagination } from './pagination.js';
import type { RunView } from './run-view.js';
import { followWaiting } from './waiting.js';

const USER_AGENTS_SHOWN = 50;

/**
 * How the solution signs in, discovers, pages and waits. Signing in and finding services may have begun in set-up, where a
 * service was started; the rest is told from its own calls.
 */
export function describeAuthentication(view: RunView, own: RunView): AssessedRun['authentication'] {
  const agents = new Set(own.calls.flatMap(({ exchange }) => exchange.userAgent ?? []));
  return {
    keystone: keystoneVersions(view),
    methods: authMethods(view),
    catalog: catalogUse(view),
    microversions: microversionUse(own),
    pagination: followPagination(own).use,
    waiting: followWaiting(own).use,
    tokens: new Set(signIns(view).map((call) => call.exchange.auth.issued)).size,
    userAgents: [...agents].sort().slice(0, USER_AGENTS_SHOWN),
  };
}
