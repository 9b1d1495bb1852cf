// SPDX-License-Identifier: Apache-2.0
import type { Generated } from 'kysely';

/** PostgreSQL gives bigint as text, PGlite as a number. */
export type BigNumber = number | string;

/**
 * The registry's part of a database. What is of bundles and listings follows from the evidence and the log, and can be
 * derived again from them; the audit trail, tokens and sessions do not.
 */
export interface RegistryTables {
  /** One row. Whoever changes anything locks it first, so that changes are committed in the order of their numbers. */
  readonly registry_state: {
    readonly one: boolean;
    /** Another one: the database was made anew, and change numbers begin again. */
    readonly epoch: string;
    /** Of the newest change. */
    readonly change: BigNumber;
    /** Entries of the log that the rows rest on. */
    readonly log_size: BigNumber;
  };
  /** One row a certificate whose bundle is held. */
  readonly registry_bundles: {
    readonly envelope: string;
    readonly statement: string;
    readonly bundle: string;
    readonly solution: string;
    readonly lab: string;
    readonly level: string | null;
    readonly guideline: string;
    readonly log_index: BigNumber;
    readonly logged_at: string;
    readonly issued_at: string;
    readonly expires_at: string;
  };
  /** What the index of a held bundle names. */
  readonly registry_members: {
    readonly bundle: string;
    readonly path: string;
    readonly role: string;
    readonly digest: string;
    readonly bytes: BigNumber;
  };
  readonly registry_listings: {
    readonly solution: string;
    /** When it last became another. */
    readonly change: BigNumber;
    /** Canonical JSON; null: there is no such listing any more. */
    readonly listing: string | null;
    /** Of `listing`. */
    readonly digest: string | null;
    /** What the search knows of it, canonical JSON. */
    readonly row: string | null;
    /** What overviews know of it, canonical JSON: a hundredth of `listing`. */
    readonly facts: string | null;
    /** The certificate that it was derived from. */
    readonly envelope: string | null;
    /** Of its history: what the log says of its certificates. */
    readonly life: string | null;
    /** The moment that it is of. */
    readonly derived_at: string;
    /** When time alone makes it another. */
    readonly due_at: string | null;
  };
  readonly registry_audit: {
    readonly id: Generated<BigNumber>;
    readonly at: string;
    readonly by: string;
    readonly what: string;
    readonly solution: string | null;
    /** Canonical JSON. */
    readonly details: string;
  };
  /** Tokens that may publish, until they end or are taken away. */
  readonly registry_tokens: {
    readonly id: string;
    /** Of the token: hex. */
    readonly sha256: string;
    /** Canonical JSON, as are `owners`. */
    readonly may: string;
    readonly owners: string;
    readonly created_at: string;
    readonly expires_at: string;
  };
  /** Links that sign in, until one is used or over. */
  readonly registry_sign_in_links: {
    /** Of the link's secret: hex. */
    readonly sha256: string;
    readonly subject: string;
    /** JSON: names of roles. */
    readonly roles: string;
    readonly created_at: string;
    readonly expires_at: string;
  };
  /** Who is signed in. */
  readonly registry_sessions: {
    /** Of the cookie's secret: hex. */
    readonly sha256: string;
    readonly subject: string;
    readonly roles: string;
    readonly created_at: string;
    readonly seen_at: string;
    readonly expires_at: string;
  };
  /** Where messages are sent. Its secret is kept as it is: a signature is made with the secret itself, not with a hash of it. */
  readonly registry_webhooks: {
    readonly id: string;
    readonly url: string;
    /** Canonical JSON. */
    readonly events: string;
    readonly secret: string;
    readonly created_at: string;
    readonly disabled_at: string | null;
    readonly disabled_why: string | null;
    readonly failing_since: string | null;
    readonly last_delivered_at: string | null;
    /** Attempts in a row that failed. */
    readonly failures: Generated<number>;
  };
  /** Events that webhooks were told of, or that came before there were any: none is told twice. */
  readonly registry_told_events: {
    readonly id: string;
    readonly told_at: string;
  };
  readonly registry_deliveries: {
    readonly number: Generated<BigNumber>;
    readonly id: string;
    readonly webhook: string;
    readonly type: string;
    readonly solution: string | null;
    /** The message, byte for byte the same in each attempt. */
    readonly body: string;
    readonly state: 'waiting' | 'delivered' | 'failed';
    readonly attempts: Generated<number>;
    readonly created_at: string;
    readonly last_at: string | null;
    /** Of the last answer. */
    readonly status: number | null;
    readonly why: string | null;
  };
}
