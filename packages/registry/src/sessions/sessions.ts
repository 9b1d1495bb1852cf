// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../audit/actor.js';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import { endSession, findSession, listSessions } from './find-session.js';
import type { Session, SignedInAs } from './session.js';
import { makeLink, useLink, type NewSession } from './sign-in-link.js';

/** Who is signed in. All processes on one database share it; of secrets it keeps hashes alone. */
export interface Sessions {
  /**
   * Makes a link's secret that signs in once, within 15 minutes; all others of that subject are void from then on.
   * @param random 32 random bytes
   */
  makeLink(who: SignedInAs, random: Uint8Array, actor: Actor): Promise<string>;
  /**
   * Uses a link up, and begins a session under a new secret, whatever secret the browser had before; undefined where the
   * link is unknown, used or over.
   * @param random 32 random bytes
   * @param before the secret that the browser had: that session ends
   */
  useLink(
    link: string,
    random: Uint8Array,
    at: Date,
    before: string | undefined,
  ): Promise<NewSession | undefined>;
  /** The session of a secret while it lasts. */
  find(secret: string, at: Date): Promise<Session | undefined>;
  /** Those that last, the newest first. */
  list(at: Date): Promise<readonly Session[]>;
  /** Ends one by its id; false where it had ended. */
  end(id: string, actor: Actor): Promise<boolean>;
}

/** The sessions of a registry's database. */
export function sessions(database: RegistryDatabase): Sessions {
  return {
    makeLink: (who, random, actor) => makeLink(database, who, random, actor),
    useLink: (link, random, at, before) => useLink(database, link, random, at, before),
    find: (secret, at) => findSession(database, secret, at),
    list: (at) => listSessions(database, at),
    end: (id, actor) => endSession(database, id, actor),
  };
}
