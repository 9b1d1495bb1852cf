// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import type { Actor } from '../audit/actor.js';
import { addAuditLine } from '../audit/audit-trail.js';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import { isSecretText, secretHash, secretText } from './secret.js';
import { dropEnded, rowOfSession, rowOfWho, whoOf } from './session-rows.js';
import { SESSION_TIMES, type Session, type SignedInAs } from './session.js';

/** A session that has just begun. */
export interface NewSession {
  /** For the browser's cookie; kept nowhere. */
  readonly secret: string;
  readonly session: Session;
}

/** Makes a link's secret, and voids the subject's others. */
export async function makeLink(
  database: RegistryDatabase,
  who: SignedInAs,
  random: Uint8Array,
  actor: Actor,
): Promise<string> {
  const { at } = actor;
  const secret = secretText(random);
  const expires_at = new Date(at.getTime() + SESSION_TIMES.link).toISOString();
  await database.transaction().execute(async (tx) => {
    // Of processes that start at once neither sees the other's new link: one after the other they do.
    await sql`select pg_advisory_xact_lock(hashtext('registry_sign_in_links'), hashtext(${who.subject}))`.execute(
      tx,
    );
    await dropEnded(tx, at);
    await tx.deleteFrom('registry_sign_in_links').where('subject', '=', who.subject).execute();
    await tx
      .insertInto('registry_sign_in_links')
      .values({ sha256: secretHash(secret), ...rowOfWho(who), created_at: at.toISOString(), expires_at })
      .execute();
    await addAuditLine(tx, actor, 'sign-in link made', { subject: who.subject, roles: [...who.roles] });
  });
  return secret;
}

/**
 * Uses a link up. Of two who come with the same one at once the row's deletion lets one through. The session gets a secret
 * of its own: one that someone put into the browser before (session fixation) is never taken over.
 */
export async function useLink(
  database: RegistryDatabase,
  link: string,
  random: Uint8Array,
  at: Date,
  before: string | undefined,
): Promise<NewSession | undefined> {
  if (!isSecretText(link)) return undefined;
  const secret = secretText(random);
  return database.transaction().execute(async (tx) => {
    const row = await tx
      .deleteFrom('registry_sign_in_links')
      .where('sha256', '=', secretHash(link))
      .returningAll()
      .executeTakeFirst();
    if (row === undefined || !isUsable(row, at)) return undefined;
    await dropEnded(tx, at);
    if (before !== undefined) {
      await tx.deleteFrom('registry_sessions').where('sha256', '=', secretHash(before)).execute();
    }
    const session = begin(whoOf(row), secret, at);
    await tx.insertInto('registry_sessions').values(rowOfSession(session)).execute();
    await addAuditLine(tx, { by: session.subject, at }, 'signed in', { session: session.id.slice(0, 12) });
    return { secret, session };
  });
}

/** A link from the future is one of a clock that ran ahead: it would be good for longer than was meant. */
function isUsable(link: { readonly created_at: string; readonly expires_at: string }, at: Date): boolean {
  const now = at.getTime();
  return Date.parse(link.created_at) <= now + SESSION_TIMES.skew && now < Date.parse(link.expires_at);
}

function begin(who: SignedInAs, secret: string, at: Date): Session {
  const now = at.toISOString();
  const expiresAt = new Date(at.getTime() + SESSION_TIMES.whole).toISOString();
  return { id: secretHash(secret), ...who, createdAt: now, seenAt: now, expiresAt };
}
