// SPDX-License-Identifier: Apache-2.0

/** Something that is not as the checkpoint and the format say. */
export interface FsckProblem {
  /** The resource (`tile/0/000`), or `entry 17`. */
  readonly where: string;
  readonly code: string;
  readonly why: string;
}

export interface FsckReport {
  readonly origin: string;
  readonly size: number;
  /** Base64, as in the checkpoint. */
  readonly root: string;
  /** Whether the checkpoint's signature was verified; false where nobody said by which key. */
  readonly signed: boolean;
  /** Names of the trusted witnesses that cosigned; empty where nobody said whom to trust. */
  readonly witnesses: readonly string[];
  /** So many resources were derived again and compared. */
  readonly tiles: number;
  readonly bundles: number;
  readonly entries: number;
  /** Statements whose signatures were verified; null without a trust root. Certificates are signed in their bundles. */
  readonly statements: number | null;
  /** The first hundred. */
  readonly problems: readonly FsckProblem[];
  readonly problemCount: number;
}

/** Problems that are told; a log that is wholly damaged has as many as entries. */
export const PROBLEMS_TOLD = 100;
