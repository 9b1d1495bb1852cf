// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** One call that an application credential may make; users keep a set of them to use again. */
export interface StoredAccessRule extends Stored {
  readonly userId: string;
  readonly service: string;
  readonly method: string;
  readonly path: string;
}

export const ACCESS_RULES = defineStore<StoredAccessRule>({ name: 'identity:access-rule', scope: 'global' });
