// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import { catalogUse } from './catalog.js';
import { authMethods, keystoneVersions } from './keystone.js';
import { microversionUse } from './microversions.js';
import type { RunView } from './run-view.js';

/**
 * How the solution signs in, discovers, pages and waits. Signing in and finding services may have begun in set-up, where a
 * service was started; the rest is told from its own calls.
 */
export function describeAuthentication(view: RunView, own: RunView): AssessedRun['authentication'] {
  return {
    keystone: keystoneVersions(view),
    methods: authMethods(view),
    catalog: catalogUse(view),
    microversions: microversionUse(own),
    pagination: view.pagination.use,
    waiting: view.waiting.use,
    tokens: view.tokens,
    userAgents: [...view.userAgents],
  };
}
