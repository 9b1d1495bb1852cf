// SPDX-License-Identifier: Apache-2.0
import { reachLevels } from '@touchstone/assessor';
import {
  TouchstoneError,
  type Assessment,
  type Certificate,
  type Outcome,
  type StatementOf,
} from '@touchstone/model';
import { verifyWaiverTime } from './verify-waiver-time.js';

/** A waiver as it was read: what it says, and the digest of its envelope's bytes, by which a certificate names it. */
export interface HeldWaiver {
  readonly digest: string;
  readonly statement: StatementOf<'waiver'>;
}

/** What passed, was flaky or was not asked needs no excuse; a waiver for it would be an empty promise. */
const WAIVABLE: readonly Outcome[] = ['failed', 'skipped', 'not run', 'could not tell'];

/**
 * What waivers change: the level reached when the waived criteria are left out of account. The assessment itself stays as
 * it is; this is shown beside its level, never in its place. Where several waivers excuse one criterion, the one that
 * lasts longest is named.
 *
 * @param at when the certificate is issued: each waiver must be in force then
 * @returns null where there are no waivers
 * @throws TouchstoneError WAIVER_ELSEWHERE, WAIVER_TIME, WAIVER_NOT_IN_FORCE, WAIVER_CRITERION for a waiver that cannot excuse anything here
 */
export function waivedBy(
  assessment: Assessment,
  waivers: readonly HeldWaiver[],
  at: Date,
): Certificate['waived'] {
  if (waivers.length === 0) return null;
  for (const { statement } of waivers) {
    refuseElsewhere(assessment, statement);
    verifyWaiverTime(statement.predicate);
    refuseNotInForce(statement, at);
    refuseUnwaivable(assessment, statement);
  }
  const longestFirst = waivers.toSorted(
    (a, b) =>
      compare(a.statement.predicate.criterion, b.statement.predicate.criterion) ||
      compare(b.statement.predicate.expiresAt, a.statement.predicate.expiresAt) ||
      compare(a.digest, b.digest),
  );
  const named = longestFirst.filter(
    (one, i) => one.statement.predicate.criterion !== longestFirst[i - 1]?.statement.predicate.criterion,
  );
  const criteria = named.map(({ digest, statement: { predicate } }) => ({
    criterion: predicate.criterion,
    waiver: digest,
    until: predicate.expiresAt,
  }));
  return { level: levelWithout(assessment, new Set(criteria.map((one) => one.criterion))), criteria };
}

/** The level by the criteria that are left. One of which nothing is left that passed is not reached: nothing shows it. */
function levelWithout(assessment: Assessment, waived: ReadonlySet<string>): Assessment['level'] {
  // No runs, no level: a profile stays a profile, whatever is excused.
  if (assessment.runs.length === 0) return null;
  return reachLevels(assessment.criteria.filter((one) => !waived.has(one.id))).level;
}

function refuseElsewhere(assessment: Assessment, { predicate, subject }: StatementOf<'waiver'>): void {
  const { solution, guideline } = assessment;
  const versions = predicate.versions.length === 0 ? solution.versions : predicate.versions;
  const other =
    predicate.solution !== solution.id
      ? `is for ${predicate.solution}, not for ${solution.id}`
      : solution.versions.some((version) => !versions.includes(version))
        ? `is for version ${versions.join(', ')}; this is ${solution.versions.join(', ')}`
        : predicate.guideline !== guideline.version
          ? `is for guideline ${predicate.guideline}; this was judged by ${guideline.version}`
          : `sha256:${subject[0]?.digest.sha256}` !== guideline.digest
            ? `is for another paper of the name ${guideline.version} than this was judged by`
            : undefined;
  if (other === undefined) return;
  throw new TouchstoneError('WAIVER_ELSEWHERE', `The waiver of ${predicate.criterion} ${other}.`, {
    hint: 'Leave it out, or ask for a waiver of this solution, version and guideline.',
    details: { criterion: predicate.criterion, solution: predicate.solution, guideline: predicate.guideline },
  });
}

function refuseNotInForce({ predicate }: StatementOf<'waiver'>, at: Date): void {
  const now = at.getTime();
  if (now >= Date.parse(predicate.issuedAt) && now < Date.parse(predicate.expiresAt)) return;
  throw new TouchstoneError(
    'WAIVER_NOT_IN_FORCE',
    `The waiver of ${predicate.criterion} is in force from ${predicate.issuedAt} until ${predicate.expiresAt}, not at ${at.toISOString()}.`,
    { hint: 'Leave it out, or ask for a new one.', details: { criterion: predicate.criterion } },
  );
}

function refuseUnwaivable(assessment: Assessment, { predicate }: StatementOf<'waiver'>): void {
  const found = assessment.criteria.find((one) => one.id === predicate.criterion);
  if (found !== undefined && WAIVABLE.includes(found.verdict)) return;
  const why = found === undefined ? 'is none of the guideline’s criteria' : `is ${found.verdict}`;
  throw new TouchstoneError('WAIVER_CRITERION', `${predicate.criterion} ${why}: there is nothing to waive.`, {
    hint: `Only criteria that are ${WAIVABLE.join(', ')} can be waived; leave this waiver out.`,
    details: { criterion: predicate.criterion, verdict: found?.verdict ?? null },
  });
}

/** By code units: the same order everywhere, whatever the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
