// SPDX-License-Identifier: Apache-2.0
import type { Certificate, KeyOwner, Verification, VerificationReport } from '@touchstone/model';
import { areIndependent } from '../trust/key-standing.js';
import type { TrustedRoot } from '../trust/trusted-root.js';

type Reproduced = Pick<VerificationReport, 'reproduced' | 'notReproduced'>;

interface Result {
  readonly certificate: Certificate;
  readonly owner: KeyOwner;
  /** Ids of runs and digests of recordings: a recording that is packed or dated anew is still of the same run. */
  readonly runs: ReadonlySet<string>;
}

/**
 * Whether verified bundles show that independent labs came to the same outcome, each by runs of its own. Two signatures under
 * the same recordings are one result, however many labs put their names to it.
 * @param root undefined where a key was named in its place: nobody then says who is a lab
 */
export function reproducedBy(
  verifications: readonly Verification[],
  root: TrustedRoot | undefined,
): Reproduced {
  if (verifications.length < 2) return { reproduced: null, notReproduced: null };
  const why = (notReproduced: string): Reproduced => ({ reproduced: null, notReproduced });
  if (root === undefined) return why('Only a trust root says who is a lab.');
  if (verifications.some(({ verdict }) => verdict === 'rejected'))
    return why('Not all of them are verified.');
  const results = verifications.flatMap(({ certificate }) => resultOf(certificate, root) ?? []);
  const [first] = results;
  if (first === undefined || results.length < verifications.length) {
    return why('Not all of them rest on runs of a recipe.');
  }
  const { outcome, level } = first.certificate;
  if (results.some(({ certificate }) => certificate.outcome !== outcome)) {
    return why('They do not agree: solution, version, recipe, guideline, level or a verdict differs.');
  }
  const owners = results
    .filter((one) => results.some((other) => confirms(one, other)))
    .map(({ owner }) => owner.id);
  if (owners.length === 0) return why('No two of them are by independent labs with runs of their own.');
  return { reproduced: { level, outcome, labs: [...new Set(owners)].sort() }, notReproduced: null };
}

function resultOf(certificate: Certificate | null, root: TrustedRoot): Result | undefined {
  const owner = certificate === null ? undefined : root.findOwner(certificate.lab);
  if (certificate === null || owner === undefined) return undefined;
  const runs = certificate.runs.filter(({ purpose }) => purpose !== 'record');
  return runs.length === 0
    ? undefined
    : { certificate, owner, runs: new Set(runs.flatMap(({ run, recording }) => [run, recording])) };
}

function confirms(one: Result, other: Result): boolean {
  const shared = [...one.runs].some((run) => other.runs.has(run));
  return !shared && areIndependent(one.owner, other.owner);
}
