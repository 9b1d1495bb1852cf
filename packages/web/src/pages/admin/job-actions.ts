// SPDX-License-Identifier: Apache-2.0
import type { Action } from '../../server/actions/action.js';
import { adminPaths } from './admin-paths.js';

const TO_JOBS = { kind: 'redirect', to: `${adminPaths.overview}#jobs` } as const;

/** What is done in the background. Asked for twice while one waits, it is done once. */
export const JOB_ACTIONS: readonly Action[] = [
  {
    pattern: adminPaths.refresh,
    needs: 'administrator',
    act: async ({ admin }) => {
      await admin?.jobs?.send('refresh', {}, { key: 'refresh' });
      return TO_JOBS;
    },
  },
  {
    pattern: adminPaths.rebuild,
    needs: 'administrator',
    act: async ({ admin, session }) => {
      await admin?.jobs?.send('rebuild', { by: session?.subject ?? '' }, { key: 'rebuild' });
      return TO_JOBS;
    },
  },
];
