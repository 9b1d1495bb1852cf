// SPDX-License-Identifier: Apache-2.0
import type { AssessedCriterion, Assessment, Listing } from '@touchstone/model';

/** One criterion, here and as published. */
export interface ComparedCriterion {
  readonly id: string;
  readonly statement: string;
  readonly here: AssessedCriterion;
  /** Undefined: the published certificate was not asked it. */
  readonly published: AssessedCriterion | undefined;
  /** Undefined: both came to the same. */
  readonly because: string | undefined;
}

/** A run's verdict beside the published one, criterion by criterion; what differs comes first, with why. */
export function compareVerdicts(
  here: Assessment,
  recipe: string,
  published: Listing,
): readonly ComparedCriterion[] {
  const compared = here.criteria.map((one): ComparedCriterion => {
    const other = published.criteria.find(({ id }) => id === one.id);
    const same = other?.verdict === one.verdict;
    return {
      id: one.id,
      statement: one.statement,
      here: one,
      published: other,
      because: same ? undefined : explain(one, other, { here, recipe, published }),
    };
  });
  return [
    ...compared.filter(({ because }) => because !== undefined),
    ...compared.filter(({ because }) => because === undefined),
  ];
}

interface Compared {
  readonly here: Assessment;
  readonly recipe: string;
  readonly published: Listing;
}

/** What is known to be different between the two, in the order in which it explains most. */
function explain(
  one: AssessedCriterion,
  other: AssessedCriterion | undefined,
  { here, recipe, published }: Compared,
): string {
  if (other === undefined)
    return `The published certificate is by guideline ${published.guideline.version}, which does not ask it.`;
  const releases = releasesOf(published);
  if (one.verdict === 'not run' && releases.length > 1 && one.id.startsWith('tested-on-'))
    return `It takes runs on several releases. The certificate rests on ${releases.join(', ')}; this was a run on one.`;
  const versions = [here.solution.versions.join(', '), published.versions.join(', ')];
  if (versions[0] !== versions[1])
    return `Version ${versions[0]} ran here; the certificate is of ${versions[1]}.`;
  if (published.recipe?.digest !== recipe)
    return 'The recipe that ran here is not the one that the certificate names: it has changed since.';
  if (other.runs.some(({ run }) => published.runs.some((known) => known.run === run && isElsewhere(known))))
    return 'The certificate rests on runs on other clouds as well, which showed what this one did not.';
  return 'Nothing that we know of explains it: the same version and recipe behaved differently.';
}

function releasesOf({ runs }: Listing): readonly string[] {
  return [...new Set(runs.flatMap(({ release }) => release ?? []))].toSorted();
}

function isElsewhere({ platform }: Listing['runs'][number]): boolean {
  return platform.kind !== 'embedded';
}
