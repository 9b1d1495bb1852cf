// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type ChangeCause } from '@touchstone/model';
import type { DiffSide } from './diff-side.js';
import { diffSets } from './diff-sets.js';
import type { RunPair } from './run-place.js';

/** In what two runs, and the bundles that they belong to, differ; nothing where it is one recording, judged as one. */
export function runDifferences(pair: RunPair, a: DiffSide, b: DiffSide): readonly ChangeCause[] {
  const causes: readonly ChangeCause[] = [
    ...paperDifferences(a, b),
    ...(pair.a.solutionVersion === pair.b.solutionVersion ? [] : (['solution'] as const)),
    ...(pair.a.platform.fingerprint === pair.b.platform.fingerprint ? [] : (['platform'] as const)),
  ];
  return causes.length > 0 || pair.a.recording === pair.b.recording ? causes : ['runs'];
}

/** Whether manifest or recipe differ: then recordings of the two cannot stand in one bundle. */
export function paperDifferences(a: DiffSide, b: DiffSide): readonly ('manifest' | 'recipe')[] {
  const { onlyA, onlyB, changed } = diffSets(recipeDigests(a), recipeDigests(b));
  return [
    ...(a.evidence.manifestText === b.evidence.manifestText ? [] : (['manifest'] as const)),
    ...(onlyA.length + onlyB.length + changed.length === 0 ? [] : (['recipe'] as const)),
  ];
}

function recipeDigests({ evidence }: DiffSide): ReadonlyMap<string, string> {
  return new Map(evidence.recipe.map(({ path, bytes }) => [path, sha256Digest(bytes)]));
}
