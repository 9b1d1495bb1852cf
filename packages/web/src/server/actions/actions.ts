// SPDX-License-Identifier: Apache-2.0
import { JOB_ACTIONS } from '../../pages/admin/job-actions.js';
import { SIGN_IN_ACTIONS } from '../../pages/admin/sign-in-actions.js';
import { TOKEN_ACTIONS } from '../../pages/admin/token-actions.js';
import { WEBHOOK_ACTIONS } from '../../pages/admin/webhook-actions.js';
import { LIVE_ACTIONS } from '../../pages/live/live-actions.js';
import type { Action } from './action.js';

/** All that forms do. The first that fits is taken. */
export const ACTIONS: readonly Action[] = [
  ...SIGN_IN_ACTIONS,
  ...JOB_ACTIONS,
  ...TOKEN_ACTIONS,
  ...WEBHOOK_ACTIONS,
  ...LIVE_ACTIONS,
];
