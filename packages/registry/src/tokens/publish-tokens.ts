// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, slug, TouchstoneError } from '@touchstone/model';
import { createToken, TOKEN_SCOPES, type StoredToken } from '@touchstone/attest';
import type { Actor } from '../audit/actor.js';
import { addAuditLine } from '../audit/audit-trail.js';
import type { RegistryDatabase } from '../database/open-registry-database.js';

/** What a new token may do, and for how long. */
export interface NewToken {
  /** For people, logs and the audit trail. */
  readonly id: string;
  readonly may: StoredToken['may'];
  /** Whose papers; empty: anyone's. */
  readonly owners: readonly string[];
  readonly expiresAt: Date;
}

/** The tokens that may publish to a registry. */
export interface PublishTokens {
  /**
   * Makes a token. What it gives is the secret itself: it is shown once and kept nowhere.
   * @param random 32 random bytes
   * @throws TouchstoneError REGISTRY_TOKEN
   */
  make(token: NewToken, random: Uint8Array, actor: Actor): Promise<string>;
  /** All of them, as attest's `publishHandler` asks for them: a token that is taken away is refused from then on. */
  list(): Promise<readonly StoredToken[]>;
  /** Takes a token away; false where there was none. */
  end(id: string, actor: Actor): Promise<boolean>;
}

/** Days that a token lasts at most: longer than that nobody remembers what it was for. */
export const TOKEN_DAYS_LIMIT = 400;
const DAY = 86_400_000;

/** The tokens of a registry's database, by their hashes. What is done to them stands in the audit trail. */
export function publishTokens(database: RegistryDatabase): PublishTokens {
  return {
    make: async (asked, random, actor) => {
      const { at } = actor;
      verifyNewToken(asked, at);
      const { token, stored } = createToken(random, {
        id: asked.id,
        may: [...asked.may],
        owners: [...asked.owners],
        createdAt: at.toISOString(),
        expiresAt: asked.expiresAt.toISOString(),
      });
      await database.transaction().execute(async (tx) => {
        const inserted = await tx
          .insertInto('registry_tokens')
          .values(rowOf(stored))
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst();
        if (inserted === undefined)
          throw refused('there is one of that name', 'Take it away first, or name this one otherwise.');
        const { sha256: _, ...details } = stored;
        await addAuditLine(tx, actor, 'token made', details);
      });
      return token;
    },
    list: async () => {
      const rows = await database.selectFrom('registry_tokens').selectAll().orderBy('id').execute();
      return rows.map(({ id, sha256, may, owners, created_at, expires_at }) => ({
        id,
        sha256,
        may: JSON.parse(may) as StoredToken['may'],
        owners: JSON.parse(owners) as string[],
        createdAt: created_at,
        expiresAt: expires_at,
      }));
    },
    end: (id, actor) =>
      database.transaction().execute(async (tx) => {
        const gone = await tx
          .deleteFrom('registry_tokens')
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst();
        if (gone === undefined) return false;
        await addAuditLine(tx, actor, 'token taken away', { id });
        return true;
      }),
  };
}

function rowOf({ id, sha256, may, owners, createdAt, expiresAt }: StoredToken): {
  readonly id: string;
  readonly sha256: string;
  readonly may: string;
  readonly owners: string;
  readonly created_at: string;
  readonly expires_at: string;
} {
  return {
    id,
    sha256,
    may: canonicalJson(may),
    owners: canonicalJson(owners),
    created_at: createdAt,
    expires_at: expiresAt,
  };
}

function verifyNewToken({ id, may, owners, expiresAt }: NewToken, at: Date): void {
  const names = [id, ...owners].find((name) => !slug.safeParse(name).success);
  if (names !== undefined)
    throw refused(`${names.slice(0, 40)} is no id`, 'Lower-case letters, digits, hyphens and dots.');
  if (may.length === 0 || may.some((one) => !TOKEN_SCOPES.includes(one))) {
    throw refused(
      'it may do nothing, or something that there is not',
      `It may publish ${TOKEN_SCOPES.join(' or ')}.`,
    );
  }
  const days = (expiresAt.getTime() - at.getTime()) / DAY;
  if (!(days > 0 && days <= TOKEN_DAYS_LIMIT)) {
    throw refused('it would have ended, or last too long', `A token lasts ${TOKEN_DAYS_LIMIT} days at most.`);
  }
}

function refused(why: string, hint: string): TouchstoneError {
  return new TouchstoneError('REGISTRY_TOKEN', `No token is made: ${why}.`, { hint });
}
