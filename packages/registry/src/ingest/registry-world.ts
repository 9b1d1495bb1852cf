// SPDX-License-Identifier: Apache-2.0
import type { TrustedRoot } from '@touchstone/attest';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import type { EvidenceStore } from '../evidence/evidence-store.js';
import type { FollowedLog } from './followed-log.js';

/** What all that a registry does shares. */
export interface RegistryWorld {
  readonly database: RegistryDatabase;
  readonly evidence: EvidenceStore;
  readonly log: FollowedLog;
  readonly root: TrustedRoot;
  /** Epoch ms. */
  readonly clock: () => number;
}
