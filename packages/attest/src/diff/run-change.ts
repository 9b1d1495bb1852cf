// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Assessment, ChangeCause, Outcome } from '@touchstone/model';
import { CAUSE_WORDS, listOf } from './cause-words.js';
import type { Crossing, Part } from './crossing.js';
import type { DiffSide } from './diff-side.js';
import { paperDifferences, runDifferences } from './run-differences.js';
import { pairRuns, platformName, runPlace, type RunPair } from './run-place.js';

/** Why what was run makes a difference to a criterion. */
export interface RunChange {
  readonly causes: readonly ChangeCause[];
  /** A sentence each. */
  readonly sentences: readonly string[];
}

/**
 * Which runs make the difference to a criterion, and what differs in them. Where manifest and recipe are the same, runs of B
 * are judged in place of A's, platform by platform; else all that differs is named.
 * @param parts what of B makes A's verdict B's: with what was run among it
 */
export function explainRunChange(
  criterion: string,
  parts: readonly Part[],
  crossing: Crossing,
  a: DiffSide,
  b: DiffSide,
): RunChange {
  const { places, lead } = decisivePlaces(criterion, parts, crossing);
  const [before, after] = [a.facts, b.facts];
  const { pairs, onlyA, onlyB } = pairRuns(before, after);
  const isDecisive = (run: AssessedRun): boolean => places === undefined || places.includes(runPlace(run));
  const told = [
    ...explainPairs(
      pairs.filter((pair) => isDecisive(pair.a)),
      [runVerdicts(before, criterion), runVerdicts(after, criterion)],
      [a, b],
    ),
    ...oneSided('A', onlyA.filter(isDecisive), after),
    ...oneSided('B', onlyB.filter(isDecisive), before),
  ];
  if (told.length === 0) return explainPapers(a, b);
  return {
    causes: [...new Set(told.flatMap(({ causes }) => causes))],
    sentences: [...(told.length > 1 ? lead : []), ...told.map(({ sentence }) => sentence)],
  };
}

/** The places of which B's runs, in place of A's, decide; undefined where runs of the two cannot be mixed. */
function decisivePlaces(
  criterion: string,
  parts: readonly Part[],
  crossing: Crossing,
): { readonly places: readonly string[] | undefined; readonly lead: readonly string[] } {
  if (crossing.places === undefined) return { places: undefined, lead: [] };
  const others = parts.filter((part) => part !== 'run');
  const wanted = crossing.verdict(criterion, parts);
  const alone = crossing.places.filter((place) => crossing.verdict(criterion, others, [place]) === wanted);
  if (alone.length === 0) return { places: crossing.places, lead: ['No single platform decides it.'] };
  return { places: alone, lead: ['Each of these would do alone.'] };
}

interface Told {
  readonly causes: readonly ChangeCause[];
  readonly sentence: string;
}

/** Runs on the same platform in both, those of the same kind of difference in one sentence. */
function explainPairs(
  pairs: readonly RunPair[],
  [ofA, ofB]: readonly [ReadonlyMap<string, Outcome>, ReadonlyMap<string, Outcome>],
  [a, b]: readonly [DiffSide, DiffSide],
): readonly Told[] {
  const told = new Map<string, { readonly causes: readonly ChangeCause[]; readonly places: string[] }>();
  for (const pair of pairs) {
    const causes = runDifferences(pair, a, b);
    const [was, is] = [ofA.get(pair.a.run), ofB.get(pair.b.run)];
    // Judged alike, it is not these runs; not judged one by one, it may be.
    if (causes.length === 0 || (was !== undefined && was === is)) continue;
    const verdicts = was === undefined || is === undefined ? '' : `"${was}" for A, "${is}" for B; `;
    const what = `${verdicts}${otherwise(causes, pair)}`;
    const known = told.get(what);
    if (known === undefined) told.set(what, { causes, places: [pair.place] });
    else known.places.push(pair.place);
  }
  return [...told].map(([what, { causes, places }]) => ({
    causes,
    sentence: `On ${places.join('; ')}: ${what}.`,
  }));
}

function otherwise(causes: readonly ChangeCause[], { a, b }: RunPair): string {
  if (causes.length === 1 && causes[0] === 'runs') {
    return 'solution, recipe and platform were the same, so the run itself went otherwise';
  }
  const words = causes.map((cause) =>
    cause === 'solution'
      ? `the solution's version (${a.solutionVersion ?? 'unknown'}, then ${b.solutionVersion ?? 'unknown'})`
      : CAUSE_WORDS[cause],
  );
  const unsure = causes.length > 1 ? ', and the bundles do not tell which of these it was' : '';
  return `what differs is ${listOf(words)}${unsure}`;
}

/** What one bundle has runs of and the other has not, by whether the other knows the platform at all. */
function oneSided(name: 'A' | 'B', runs: readonly AssessedRun[], other: Assessment): readonly Told[] {
  const known = new Set(other.runs.map(({ platform }) => platformName(platform)));
  const places = (is: boolean): readonly string[] => [
    ...new Set(runs.filter(({ platform }) => known.has(platformName(platform)) === is).map(runPlace)),
  ];
  const tell = (cause: ChangeCause, where: readonly string[], what: string): readonly Told[] =>
    where.length === 0
      ? []
      : [{ causes: [cause], sentence: `Only ${name} has ${what} on ${where.join('; ')}.` }];
  return [...tell('platform', places(false), 'runs'), ...tell('runs', places(true), 'such runs')];
}

function explainPapers(a: DiffSide, b: DiffSide): RunChange {
  const causes = paperDifferences(a, b);
  if (causes.length === 0) return { causes: ['runs'], sentences: [] };
  return { causes, sentences: [`What differs is ${listOf(causes.map((cause) => CAUSE_WORDS[cause]))}.`] };
}

function runVerdicts(assessment: Assessment, criterion: string): ReadonlyMap<string, Outcome> {
  const found = assessment.criteria.find(({ id }) => id === criterion);
  return new Map(found?.runs.map(({ run, verdict }) => [run, verdict]));
}
