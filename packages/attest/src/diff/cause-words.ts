// SPDX-License-Identifier: Apache-2.0
import type { ChangeCause } from '@touchstone/model';

/** Causes as they stand in a sentence. */
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
