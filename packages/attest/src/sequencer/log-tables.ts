// SPDX-License-Identifier: Apache-2.0
/** The log's part of a database. One database may hold several logs, by origin, and the tables of other rooms beside them. */
export interface LogTables {
  /** One row a log: the newest tree that was signed. */
  readonly log_state: {
    readonly origin: string;
    /** PostgreSQL gives bigint as text, PGlite as a number. */
    readonly size: number | string;
    readonly root: Uint8Array;
    /** The checkpoint as it was signed, before witnesses cosigned it. */
    readonly checkpoint: Uint8Array;
    /** Of the newest entry, ISO 8601 in UTC; what is logged later is never dated earlier. */
    readonly logged_at: string;
  };
  readonly log_entries: {
    readonly origin: string;
    readonly index: number | string;
    /** What makes two entries the same (entryIdentity). */
    readonly identity: string;
    readonly entry: Uint8Array;
  };
}
