// SPDX-License-Identifier: Apache-2.0
import type { Assessment, BundleDiff, Finding, Outcome } from '@touchstone/model';
import { pairRuns } from './run-place.js';

/** Outcomes of steps that differ, on platforms that both have runs of. */
export function diffSteps(a: Assessment, b: Assessment): BundleDiff['steps'] {
  const found = new Map<string, { step: string; where: string[]; a: Outcome | null; b: Outcome | null }>();
  for (const { place, a: before, b: after } of pairRuns(a, b).pairs) {
    const outcomes = (run: typeof before): ReadonlyMap<string, Outcome> =>
      new Map(run.steps.map(({ id, outcome }) => [id, outcome]));
    const [ofA, ofB] = [outcomes(before), outcomes(after)];
    for (const step of new Set([...ofA.keys(), ...ofB.keys()])) {
      const [was, is] = [ofA.get(step) ?? null, ofB.get(step) ?? null];
      if (was === is) continue;
      const key = [step, was, is].join();
      const known = found.get(key);
      if (known === undefined) found.set(key, { step, where: [place], a: was, b: is });
      else if (!known.where.includes(place)) known.where.push(place);
    }
  }
  return [...found.values()];
}

/** Operations that the cloud accepted from the solution in one and not in the other. */
export function diffOperations(a: Assessment, b: Assessment): BundleDiff['operations'] {
  const used = ({ runs }: Assessment): ReadonlySet<string> =>
    new Set(
      runs.flatMap(({ operations }) => operations.flatMap((one) => (one.used > 0 ? [one.operation] : []))),
    );
  const [before, after] = [used(a), used(b)];
  return {
    gained: [...after].filter((one) => !before.has(one)).toSorted(),
    lost: [...before].filter((one) => !after.has(one)).toSorted(),
  };
}

/** Concerns with another verdict or another relevance. */
export function diffConcerns(a: Assessment, b: Assessment): BundleDiff['concerns'] {
  const find = ({ concerns }: Assessment, concern: string) => {
    const found = concerns.find((one) => one.concern === concern);
    return found === undefined
      ? null
      : { verdict: found.verdict, relevance: found.relevance, why: found.why };
  };
  return [...new Set([...b.concerns, ...a.concerns].map(({ concern }) => concern))].flatMap((concern) => {
    const [before, after] = [find(a, concern), find(b, concern)];
    if (before?.verdict === after?.verdict && before?.relevance === after?.relevance) return [];
    return { concern, a: before, b: after };
  });
}

/** Findings that are gone, and new ones. */
export function diffFindings(a: Assessment, b: Assessment): BundleDiff['findings'] {
  return { gone: missingIn(b.findings, a.findings), fresh: missingIn(a.findings, b.findings) };
}

function missingIn(others: readonly Finding[], findings: readonly Finding[]): BundleDiff['findings']['gone'] {
  const known = new Set(others.map(({ id, statement }) => `${id} ${statement}`));
  return findings
    .filter(({ id, statement }) => !known.has(`${id} ${statement}`))
    .map(({ id, weight, statement }) => ({ id, weight, statement }));
}
