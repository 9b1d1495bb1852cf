// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** A secret that keystone keeps for other uses: EC2 keys, TOTP seeds. */
export interface Credential extends Stored {
  readonly userId: string;
  readonly projectId: string | undefined;
  readonly type: string;
  readonly blob: string;
}

export const CREDENTIALS = defineStore<Credential>({ name: 'identity:credential', scope: 'global' });
