// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type Assessment, type Outcome } from '@touchstone/model';
import { assessObserved } from '../bundle/evidence.js';
import { computable, type DiffSide } from './diff-side.js';
import { paperDifferences } from './run-differences.js';
import { pairRuns, runPlace } from './run-place.js';

/**
 * What of one bundle can be judged with the rest of the other: the guideline, the scans, and what was run. Manifest, recipe
 * and recordings are one: they name each other by digest, and apart they prove nothing.
 */
export const PARTS = ['guideline', 'scans', 'run'] as const;
export type Part = (typeof PARTS)[number];

export interface Crossing {
  /** In which of them the two bundles differ. */
  readonly parts: readonly Part[];
  /** Where the runs differ; undefined where those of the two cannot be mixed (manifest or recipe are others) or are too many. */
  readonly places: readonly string[] | undefined;
  /**
   * A's verdict on a criterion if these parts of A were B's, and the runs of these places: null where it is not asked,
   * undefined where that cannot be judged.
   */
  verdict(criterion: string, fromB: readonly Part[], places?: readonly string[]): Outcome | null | undefined;
}

/** Judges mixtures of two bundles; each once, when it is first asked for. */
export function crossBundles(a: DiffSide, b: DiffSide): Crossing {
  const judged = new Map<string, Assessment | undefined>();
  const judge = (fromB: readonly Part[], places: readonly string[]): Assessment | undefined => {
    const parts = PARTS.filter((part) => fromB.includes(part));
    const key = [...parts, ...places].join();
    if (!judged.has(key)) {
      judged.set(
        key,
        computable(() => judgeMixture(a, b, parts, places)),
      );
    }
    return judged.get(key);
  };
  return {
    parts: PARTS.filter((part) => partDigest(a, part) !== partDigest(b, part)),
    places: placesThatDiffer(a, b),
    verdict: (criterion, fromB, places = []) => verdictOf(judge(fromB, places), criterion),
  };
}

/** A mixture is judged for each: what compares two bundles of hundreds of platforms must not take hours. */
const PLACES = 40;

function placesThatDiffer(a: DiffSide, b: DiffSide): readonly string[] | undefined {
  if (paperDifferences(a, b).length > 0) return undefined;
  const { pairs, onlyA, onlyB } = pairRuns(a.facts, b.facts);
  const changed = pairs.filter((pair) => pair.a.recording !== pair.b.recording).map(({ place }) => place);
  const places = [...new Set([...changed, ...[...onlyA, ...onlyB].map(runPlace)])];
  return places.length > PLACES ? undefined : places;
}

/** An assessment's verdict on a criterion: null where it is not among its criteria, undefined without an assessment. */
export function verdictOf(assessment: Assessment | undefined, criterion: string): Outcome | null | undefined {
  if (assessment === undefined) return undefined;
  return assessment.criteria.find(({ id }) => id === criterion)?.verdict ?? null;
}

function judgeMixture(
  a: DiffSide,
  b: DiffSide,
  fromB: readonly Part[],
  places: readonly string[],
): Assessment {
  const from = (part: Part): DiffSide => (fromB.includes(part) ? b : a);
  const { guideline } = from('guideline').evidence;
  const { evidence, observed } = from('run');
  const kept = observed.filter(({ digest }) => !places.includes(placeOf(from('run'), digest)));
  const put =
    places.length === 0 ? [] : b.observed.filter(({ digest }) => places.includes(placeOf(b, digest)));
  return assessObserved({ ...evidence, guideline, scans: from('scans').evidence.scans }, [...kept, ...put]);
}

function placeOf({ facts }: DiffSide, recording: string): string {
  const run = facts.runs.find((one) => one.recording === recording);
  return run === undefined ? '' : runPlace(run);
}

function partDigest({ evidence, observed }: DiffSide, part: Part): string {
  switch (part) {
    case 'guideline': {
      const { guidelineDigest, concernsDigest, categoriesDigest } = evidence.guideline;
      return [guidelineDigest, concernsDigest, categoriesDigest].join();
    }
    case 'scans':
      return evidence.scans
        .map(({ text }) => sha256Digest(text))
        .toSorted()
        .join();
    case 'run':
      return [
        sha256Digest(evidence.manifestText),
        ...evidence.recipe.map(({ path, bytes }) => `${path} ${sha256Digest(bytes)}`).toSorted(),
        ...observed.map(({ digest }) => digest).toSorted(),
      ].join();
  }
}

/**
 * The smallest changes to A, parts of B in place of its own, with which A's verdict is already B's: one, or several that
 * each suffice. Empty where mixtures cannot be judged.
 */
export function findSmallestChanges(crossing: Crossing, criterion: string): readonly (readonly Part[])[] {
  const wanted = crossing.verdict(criterion, PARTS);
  if (wanted === undefined) return [];
  const all = subsets(crossing.parts);
  for (let size = 1; size <= crossing.parts.length; size += 1) {
    const found = all.filter(
      (parts) => parts.length === size && crossing.verdict(criterion, parts) === wanted,
    );
    if (found.length > 0) return found;
  }
  return [];
}

function subsets(parts: readonly Part[]): readonly (readonly Part[])[] {
  return parts.reduce<readonly (readonly Part[])[]>(
    (all, part) => [...all, ...all.map((some) => [...some, part])],
    [[]],
  );
}
