// SPDX-License-Identifier: Apache-2.0
import type { CredentialKind } from '@touchstone/model';
import type { CloudConfig } from '../cloud-access/cloud-config.js';
import type { Connection } from '../cloud-access/connection.js';

/** What the solution signs in with. */
export interface SolutionCredential {
  readonly kind: CredentialKind;
  /** A cloud of which only `auth_url` has yet to be replaced by the recorder's. */
  readonly config: CloudConfig;
  readonly roles: readonly string[];
  readonly accessRules: number;
  /** Texts that must not appear in messages. */
  readonly secrets: readonly string[];
}

/** A place to run in. */
export interface Workplace {
  /** Whether project, user and credential were made for this run. */
  readonly scratch: boolean;
  /** Signed in to the project that the solution will use, with full rights in it: lists, makes fixtures, cleans up. */
  readonly connection: Connection;
  readonly credential: SolutionCredential;
}

export interface AccessRule {
  readonly service: string;
  readonly method: string;
  readonly path: string;
}
