// SPDX-License-Identifier: Apache-2.0
import { LEVELS, type Listing } from '@touchstone/model';
import { bySegment, type ListingFacts, type LiveView } from '@touchstone/registry';

/** A solution to explain by: it ran, its certificate is valid, it came far, and a criterion is still missing. */
export function findExample(view: LiveView): string | undefined {
  return exampleOf(examples(view).flatMap((one) => one ?? []))?.id;
}

const examples = bySegment(exampleOf);

function exampleOf(facts: readonly ListingFacts[]): ListingFacts | undefined {
  let best: ListingFacts | undefined;
  for (const one of facts) {
    if (one.evidence === 'scan' || one.certificate.state !== 'valid') continue;
    if (best === undefined || worth(one) > worth(best)) best = one;
  }
  return best;
}

function worth({ level, levels, criteria }: ListingFacts): number {
  const reached = level === null ? 0 : LEVELS.indexOf(level) + 1;
  const missing = levels.some((one) => !one.reached) ? 4 : 0;
  const decided = criteria.some(({ verdict }) => verdict === 'failed') ? 2 : 0;
  return missing + decided + reached;
}

type Criterion = Listing['criteria'][number];

/** A criterion that decides its level: one that failed, else one that nobody could tell, else any that passed. */
export function tellingCriterion({ criteria }: Listing): Criterion | undefined {
  return (
    criteria.find(
      ({ verdict, runs }) => verdict === 'failed' && runs.some(({ evidence }) => evidence.length > 0),
    ) ??
    criteria.find(({ verdict }) => verdict === 'failed') ??
    criteria.find(({ verdict }) => verdict === 'could not tell') ??
    criteria.find(({ verdict }) => verdict === 'passed')
  );
}
