// SPDX-License-Identifier: Apache-2.0
import type { BundleIndex, CertificateEntry } from '@touchstone/model';
import type { RegistryDatabase } from './open-registry-database.js';

/** Writes the rows of a bundle. @returns whether they were not there yet */
export async function insertBundle(
  tx: RegistryDatabase,
  { members }: BundleIndex,
  { index, entry }: { readonly index: number; readonly entry: CertificateEntry },
): Promise<boolean> {
  const { bundle, loggedAt, issuedAt, expiresAt } = entry;
  const inserted = await tx
    .insertInto('registry_bundles')
    .values({
      envelope: entry.envelope,
      statement: entry.statement,
      bundle,
      solution: entry.solution,
      lab: entry.lab,
      level: entry.level,
      guideline: entry.guideline,
      log_index: index,
      logged_at: loggedAt,
      issued_at: issuedAt,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.column('envelope').doNothing())
    .returning('envelope')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  if (members.length === 0) return true;
  await tx
    .insertInto('registry_members')
    .values(members.map(({ role, path, digest, bytes }) => ({ bundle, role, path, digest, bytes })))
    .onConflict((conflict) => conflict.columns(['bundle', 'path']).doNothing())
    .execute();
  return true;
}

/** Removes the rows of a bundle; its evidence stays. Members go with the last certificate that names them. */
export async function removeBundle(tx: RegistryDatabase, envelope: string): Promise<void> {
  const removed = await tx
    .deleteFrom('registry_bundles')
    .where('envelope', '=', envelope)
    .returning('bundle')
    .executeTakeFirst();
  if (removed === undefined) return;
  await tx
    .deleteFrom('registry_members')
    .where('bundle', '=', removed.bundle)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('registry_bundles')
            .select('envelope')
            .whereRef('registry_bundles.bundle', '=', 'registry_members.bundle'),
        ),
      ),
    )
    .execute();
}
