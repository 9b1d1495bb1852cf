// SPDX-License-Identifier: Apache-2.0
import { SIGN_IN_ACTIONS } from '../../pages/admin/sign-in-actions.js';
import type { Action } from './action.js';

/** All that forms do. The first that fits is taken. */
export const ACTIONS: readonly Action[] = [...SIGN_IN_ACTIONS];
