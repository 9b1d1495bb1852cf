// SPDX-License-Identifier: Apache-2.0
import type { VerifyingKey } from '../keys/signing-key.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import type { LogView } from './log-view.js';

export interface VerifyOptions {
  /** Whom to believe: a trust root, or one key that the caller names and vouches for. */
  readonly believe: TrustedRoot | VerifyingKey;
  /** The moment that expiry is judged at. */
  readonly at: Date;
  /** Whether the assessor runs on the evidence again. Without it the lab's word is taken for the verdict. */
  readonly recompute: boolean;
  /**
   * What a log says now: its history, revocations, successors. Without it the check is offline. `'before logging'`: the
   * certificate is not logged yet, and its keys are judged at `at`; for whoever is about to log it.
   */
  readonly log?: LogView | 'before logging';
}
