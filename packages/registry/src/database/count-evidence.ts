// SPDX-License-Identifier: Apache-2.0
import type { RegistryDatabase } from './open-registry-database.js';

/** What a registry holds in all: what every page of it rests on. */
export interface EvidenceCounts {
  readonly certificates: number;
  readonly runs: number;
  readonly scans: number;
}

/** Counts what is held; one recording is one run, and evidence that two bundles share counts once. */
export async function countEvidence(db: RegistryDatabase): Promise<EvidenceCounts> {
  const bundles = await db
    .selectFrom('registry_bundles')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  const members = await db
    .selectFrom('registry_members')
    .select(({ fn }) => ['role', fn.count('digest').distinct().as('count')])
    .where('role', 'in', ['recording', 'scan'])
    .groupBy('role')
    .execute();
  const of = (role: string): number => Number(members.find((one) => one.role === role)?.count ?? 0);
  return { certificates: Number(bundles.count), runs: of('recording'), scans: of('scan') };
}
