// SPDX-License-Identifier: Apache-2.0
import type { Level } from '@touchstone/model';
import type { Selectable } from 'kysely';
import type { RegistryDatabase } from './open-registry-database.js';
import type { RegistryTables } from './registry-tables.js';

/** A certificate whose bundle is held. */
export interface HeldBundle {
  readonly envelope: string;
  readonly statement: string;
  /** Of its index. */
  readonly bundle: string;
  readonly solution: string;
  readonly lab: string;
  readonly level: Level | null;
  readonly guideline: string;
  /** In the log. */
  readonly index: number;
  readonly loggedAt: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** What the index of a held bundle names. */
export interface HeldMemberRow {
  readonly role: string;
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
}

/** The certificate that a digest names: of its envelope, of its statement, or of its bundle (then the one logged last). */
export async function findHeldBundle(db: RegistryDatabase, digest: string): Promise<HeldBundle | undefined> {
  const row = await db
    .selectFrom('registry_bundles')
    .selectAll()
    .where(({ eb, or }) =>
      or([eb('envelope', '=', digest), eb('statement', '=', digest), eb('bundle', '=', digest)]),
    )
    .orderBy('log_index', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : heldBundle(row);
}

/** The certificates of a solution whose bundles are held, the one logged last first. */
export async function readHeldBundles(
  db: RegistryDatabase,
  solution: string,
  limit: number,
): Promise<readonly HeldBundle[]> {
  const rows = await db
    .selectFrom('registry_bundles')
    .selectAll()
    .where('solution', '=', solution)
    .orderBy('log_index', 'desc')
    .limit(limit)
    .execute();
  return rows.map(heldBundle);
}

function heldBundle(row: Selectable<RegistryTables['registry_bundles']>): HeldBundle {
  const { log_index, logged_at, issued_at, expires_at, level, ...same } = row;
  return {
    ...same,
    level: level as Level | null,
    index: Number(log_index),
    loggedAt: logged_at,
    issuedAt: issued_at,
    expiresAt: expires_at,
  };
}

/** All members of a bundle, by path. */
export async function readMembers(db: RegistryDatabase, bundle: string): Promise<readonly HeldMemberRow[]> {
  const rows = await db
    .selectFrom('registry_members')
    .select(['role', 'path', 'digest', 'bytes'])
    .where('bundle', '=', bundle)
    .execute();
  return rows
    .map(({ bytes, ...row }) => ({ ...row, bytes: Number(bytes) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** A member of any held bundle by its digest. Of what is no member, such as other files of the store, nothing is told. */
export async function findMember(db: RegistryDatabase, digest: string): Promise<HeldMemberRow | undefined> {
  const row = await db
    .selectFrom('registry_members')
    .select(['role', 'path', 'digest', 'bytes'])
    .where('digest', '=', digest)
    .orderBy('path')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, bytes: Number(row.bytes) };
}
