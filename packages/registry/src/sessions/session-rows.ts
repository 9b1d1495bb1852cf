// SPDX-License-Identifier: Apache-2.0
import type { RegistryDatabase } from '../database/open-registry-database.js';
import type { RegistryTables } from '../database/registry-tables.js';
import { ROLES, SESSION_TIMES, type Session, type SignedInAs } from './session.js';

type SessionRow = RegistryTables['registry_sessions'];

export function rowOfSession(session: Session): SessionRow {
  return {
    sha256: session.id,
    ...rowOfWho(session),
    created_at: session.createdAt,
    seen_at: session.seenAt,
    expires_at: session.expiresAt,
  };
}

export function sessionOf(row: SessionRow): Session {
  return {
    id: row.sha256,
    ...whoOf(row),
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  };
}

export function rowOfWho({ subject, roles }: SignedInAs): Pick<SessionRow, 'subject' | 'roles'> {
  return { subject, roles: JSON.stringify(roles) };
}

/** A role that this version does not know gives nothing. */
export function whoOf({ subject, roles }: Pick<SessionRow, 'subject' | 'roles'>): SignedInAs {
  const named = JSON.parse(roles) as readonly string[];
  return { subject, roles: ROLES.filter((role) => named.includes(role)) };
}

/**
 * Whether a session lasts. One from the future was made by a clock that ran ahead and has been set right: it would last
 * for longer than was meant, so that it has ended.
 */
export function lasts({ createdAt, seenAt, expiresAt }: Session, at: Date): boolean {
  const now = at.getTime();
  const [created, seen] = [Date.parse(createdAt), Date.parse(seenAt)];
  if (created > now + SESSION_TIMES.skew || seen > now + SESSION_TIMES.skew) return false;
  return now < Date.parse(expiresAt) && now - seen < SESSION_TIMES.idle;
}

/** What is over goes for good: a clock that is set back later brings none of it back. */
export async function dropEnded(database: RegistryDatabase, at: Date): Promise<void> {
  const now = at.toISOString();
  const idle = new Date(at.getTime() - SESSION_TIMES.idle).toISOString();
  await database
    .deleteFrom('registry_sessions')
    .where((row) => row.or([row('expires_at', '<=', now), row('seen_at', '<=', idle)]))
    .execute();
  await database.deleteFrom('registry_sign_in_links').where('expires_at', '<=', now).execute();
}
