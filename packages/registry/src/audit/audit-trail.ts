// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, slug } from '@touchstone/model';
import type { Actor } from './actor.js';
import type { RegistryDatabase } from '../database/open-registry-database.js';

/** What is told of changes. */
export type AuditedAct =
  | 'bundle taken in'
  | 'bundle dropped'
  | 'listing made'
  | 'listing changed'
  | 'listing dropped'
  | 'rebuilt'
  | 'token made'
  | 'token taken away'
  | 'sign-in link made'
  | 'signed in'
  | 'signed out'
  | 'webhook made'
  | 'webhook taken away'
  | 'webhook disabled'
  | 'webhook enabled';

/** One change, and who made it. */
export interface AuditLine {
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly solution: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface AuditPage {
  /** Lines before this one. */
  readonly before?: number;
  /** 1 to 500. */
  readonly limit?: number;
  readonly solution?: string;
}

const LINES = 100;
const LINES_LIMIT = 500;

/** Adds a line, in the transaction of the change that it tells. */
export async function addAuditLine(
  tx: RegistryDatabase,
  { by, at }: Actor,
  what: AuditedAct,
  details: AuditLine['details'],
  solution: string | null = null,
): Promise<void> {
  await tx
    .insertInto('registry_audit')
    .values({ at: at.toISOString(), by, what, solution, details: canonicalJson(details) })
    .execute();
}

/** The audit trail, the newest line first. */
export async function readAudit(
  db: RegistryDatabase,
  { before, limit = LINES, solution }: AuditPage,
): Promise<readonly AuditLine[]> {
  // Whatever was typed is asked for; of what can be no id there is no line.
  if (solution !== undefined && !slug.safeParse(solution).success) return [];
  let query = db
    .selectFrom('registry_audit')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(Math.min(Math.max(1, limit), LINES_LIMIT));
  if (before !== undefined) query = query.where('id', '<', before);
  if (solution !== undefined) query = query.where('solution', '=', solution);
  return (await query.execute()).map(({ id, details, ...line }) => ({
    ...line,
    id: Number(id),
    details: JSON.parse(details) as Readonly<Record<string, unknown>>,
  }));
}
