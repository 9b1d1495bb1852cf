// SPDX-License-Identifier: Apache-2.0
import type { Action } from './action.js';

/** All that forms do. The first that fits is taken. */
export const ACTIONS: readonly Action[] = [];
