// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { defineStore, type Stored } from '../../state/store-kind.js';

/** A secret of its own for a program, with at most its user's roles in one project. */
export interface ApplicationCredential extends Stored {
  readonly name: string;
  readonly description: string | null;
  readonly userId: string;
  readonly projectId: string;
  readonly roleIds: readonly string[];
  /** Undefined: no rules. */
  readonly accessRuleIds: readonly string[] | undefined;
  /** Milliseconds. */
  readonly expiresAt: number | undefined;
  /** May make application credentials and trusts itself. */
  readonly unrestricted: boolean | null;
  readonly secretHash: string;
}

export const APPLICATION_CREDENTIALS = defineStore<ApplicationCredential>({
  name: 'identity:application-credential',
  scope: 'global',
});

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
