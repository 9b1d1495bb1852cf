// SPDX-License-Identifier: Apache-2.0

/** What someone who signed in may do. */
export const ROLES = ['administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who signs in: a name for the audit trail, and what that one may do. */
export interface SignedInAs {
  readonly subject: string;
  readonly roles: readonly Role[];
}

/** Someone who signed in, until it ends. */
export interface Session extends SignedInAs {
  /** Hash of its secret, in hex: names it in lists, and gives nothing to who reads it. */
  readonly id: string;
  /** ISO 8601, UTC, as are all times here. */
  readonly createdAt: string;
  /** To the minute. */
  readonly seenAt: string;
  /** It ends then, whatever is done in it. */
  readonly expiresAt: string;
}

/** How long what lasts, in milliseconds. */
export const SESSION_TIMES = Object.freeze({
  /** A sign-in link may be used for so long. */
  link: 15 * 60_000,
  /** A session ends when nothing was done in it for so long. */
  idle: 60 * 60_000,
  /** A session ends at last. */
  whole: 12 * 60 * 60_000,
  /** That someone was seen is written down at most so often. */
  seen: 60_000,
  /** Clocks of two processes on one database may differ by so much. */
  skew: 60_000,
});
