// SPDX-License-Identifier: Apache-2.0
import {
  sha256Digest,
  type AssessedRun,
  type Assessment,
  type ChangeCause,
  type Outcome,
} from '@touchstone/model';
import type { DiffSide } from './diff-side.js';
import { diffSets } from './diff-sets.js';
import { pairRuns, platformName, runPlace, type RunPair } from './run-place.js';

/** Why what was run makes a difference to a criterion. */
export interface RunChange {
  readonly causes: readonly ChangeCause[];
  /** A sentence each. */
  readonly sentences: readonly string[];
}

/**
 * What differs between the runs that decide on a criterion: those on the same platform whose verdicts differ, else those
 * that only one bundle has, else whatever differs between the bundles.
 */
export function explainRunChange(criterion: string, a: DiffSide, b: DiffSide): RunChange {
  const [before, after] = [a.computed ?? a.shown, b.computed ?? b.shown];
  const [ofA, ofB] = [runVerdicts(before, criterion), runVerdicts(after, criterion)];
  const { pairs, onlyA, onlyB } = pairRuns(before, after);
  const changed = pairs.filter(
    (pair) => ofA.get(pair.a.run) !== ofB.get(pair.b.run) && differences([pair], a, b).length > 0,
  );
  if (changed.length > 0) return pairsChange(changed, ofA, ofB, a, b);
  const alone = [
    ...oneSided('A', decisive(onlyA, ofA, after, criterion), after),
    ...oneSided('B', decisive(onlyB, ofB, before, criterion), before),
  ];
  if (alone.length > 0) {
    return {
      causes: [...new Set(alone.map(({ cause }) => cause))],
      sentences: alone.map(({ sentence }) => sentence),
    };
  }
  const differ = differences(pairs, a, b);
  const causes = differ.length > 0 ? differ : (['runs'] as const);
  return { causes, sentences: [`It is about ${listOf(causes.map((cause) => CAUSE_WORDS[cause]))}.`] };
}

export const CAUSE_WORDS: Readonly<Record<ChangeCause, string>> = {
  guideline: 'the guideline',
  manifest: 'the manifest',
  recipe: 'the recipe',
  solution: "the solution's version",
  platform: 'the platform',
  runs: 'the run itself',
  scans: 'the scans',
  rules: "the assessor's rules",
};

/** `a`, `a and b`, `a, b and c`. */
export function listOf(words: readonly string[], and = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}

function runVerdicts(assessment: Assessment, criterion: string): ReadonlyMap<string, Outcome> {
  const found = assessment.criteria.find(({ id }) => id === criterion);
  return new Map(found?.runs.map(({ run, verdict }) => [run, verdict]));
}

function pairsChange(
  changed: readonly RunPair[],
  ofA: ReadonlyMap<string, Outcome>,
  ofB: ReadonlyMap<string, Outcome>,
  a: DiffSide,
  b: DiffSide,
): RunChange {
  const told = new Map<string, string[]>();
  for (const pair of changed) {
    const verdicts = `${quoted(ofA.get(pair.a.run))} for A, ${quoted(ofB.get(pair.b.run))} for B`;
    const what = `${verdicts}; ${otherwise(differences([pair], a, b), pair)}.`;
    told.set(what, [...(told.get(what) ?? []), pair.place]);
  }
  return {
    causes: [...new Set(changed.flatMap((pair) => differences([pair], a, b)))],
    sentences: [...told].map(([what, places]) => `On ${places.join('; ')}: ${what}`),
  };
}

/** A verdict as it stands in a sentence. */
function quoted(verdict: Outcome | undefined): string {
  return verdict === undefined ? 'not judged' : `"${verdict}"`;
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

/** In what runs and the bundles that they belong to differ, apart from guideline and scans; nothing for one same recording. */
function differences(pairs: readonly RunPair[], a: DiffSide, b: DiffSide): readonly ChangeCause[] {
  const recipe = diffSets(recipeDigests(a), recipeDigests(b));
  const differ: readonly (readonly [ChangeCause, boolean])[] = [
    ['manifest', a.evidence.manifestText !== b.evidence.manifestText],
    ['recipe', [...recipe.onlyA, ...recipe.onlyB, ...recipe.changed].length > 0],
    ['solution', pairs.some((pair) => pair.a.solutionVersion !== pair.b.solutionVersion)],
    ['platform', pairs.some((pair) => pair.a.platform.fingerprint !== pair.b.platform.fingerprint)],
  ];
  const causes = differ.flatMap(([cause, is]) => (is ? [cause] : []));
  const made = pairs.some((pair) => pair.a.recording !== pair.b.recording);
  return causes.length > 0 || !made ? causes : ['runs'];
}

function recipeDigests({ evidence }: DiffSide): ReadonlyMap<string, string> {
  return new Map(evidence.recipe.map(({ path, bytes }) => [path, sha256Digest(bytes)]));
}

/** Of the runs that only one bundle has: those that speak another verdict than the other bundle has, or all. */
function decisive(
  runs: readonly AssessedRun[],
  verdicts: ReadonlyMap<string, Outcome>,
  other: Assessment,
  criterion: string,
): readonly AssessedRun[] {
  const judged = runs.filter(({ run }) => verdicts.has(run));
  const overall = other.criteria.find(({ id }) => id === criterion)?.verdict;
  const contrary = judged.filter(({ run }) => verdicts.get(run) !== overall);
  return contrary.length > 0 ? contrary : judged;
}

/** What one bundle has runs of and the other has not, by whether the other knows the platform at all. */
function oneSided(
  name: 'A' | 'B',
  runs: readonly AssessedRun[],
  other: Assessment,
): readonly { readonly cause: ChangeCause; readonly sentence: string }[] {
  const known = new Set(other.runs.map(({ platform }) => platformName(platform)));
  const places = (is: boolean): readonly string[] => [
    ...new Set(runs.filter(({ platform }) => known.has(platformName(platform)) === is).map(runPlace)),
  ];
  const tell = (cause: ChangeCause, where: readonly string[], what: string) =>
    where.length === 0 ? [] : [{ cause, sentence: `Only ${name} has ${what} on ${where.join('; ')}.` }];
  return [...tell('platform', places(false), 'runs'), ...tell('runs', places(true), 'such runs')];
}
