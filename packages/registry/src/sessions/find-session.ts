// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../audit/actor.js';
import { addAuditLine } from '../audit/audit-trail.js';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import { isSecretText, secretHash } from './secret.js';
import { lasts, sessionOf } from './session-rows.js';
import { SESSION_TIMES, type Session } from './session.js';

/** The session of a secret, while it lasts; one that is over goes for good. */
export async function findSession(
  database: RegistryDatabase,
  secret: string,
  at: Date,
): Promise<Session | undefined> {
  if (!isSecretText(secret)) return undefined;
  const id = secretHash(secret);
  const row = await database
    .selectFrom('registry_sessions')
    .selectAll()
    .where('sha256', '=', id)
    .executeTakeFirst();
  if (row === undefined || !timingSafeEqual(Buffer.from(row.sha256), Buffer.from(id))) return undefined;
  const session = sessionOf(row);
  if (!lasts(session, at)) {
    await database.deleteFrom('registry_sessions').where('sha256', '=', id).execute();
    return undefined;
  }
  if (at.getTime() - Date.parse(session.seenAt) < SESSION_TIMES.seen) return session;
  const seenAt = at.toISOString();
  await database
    .updateTable('registry_sessions')
    .set({ seen_at: seenAt })
    .where('sha256', '=', id)
    .where('seen_at', '<', seenAt)
    .execute();
  return { ...session, seenAt };
}

/** Those that last, the newest first. */
export async function listSessions(database: RegistryDatabase, at: Date): Promise<readonly Session[]> {
  const rows = await database
    .selectFrom('registry_sessions')
    .selectAll()
    .orderBy('created_at', 'desc')
    .limit(1000)
    .execute();
  return rows.map(sessionOf).filter((session) => lasts(session, at));
}

/** Ends a session, on every device that has its secret. */
export function endSession(database: RegistryDatabase, id: string, actor: Actor): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('registry_sessions')
      .where('sha256', '=', id)
      .returning('subject')
      .executeTakeFirst();
    if (gone === undefined) return false;
    const details = { subject: gone.subject, session: id.slice(0, 12) };
    await addAuditLine(tx, actor, 'signed out', details);
    return true;
  });
}
