// SPDX-License-Identifier: Apache-2.0
import { diffBundles, diffMarkdown, diffText, openBundle } from '@touchstone/attest';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

/** The formats of a difference. */
export type DiffFormat = 'text' | 'json' | 'md';

/**
 * `touchstone diff A B`: what two bundles of one solution differ in, and why their verdicts do. Exit code 0: the same
 * verdicts; 1: others. Throws BUNDLE_*, PAPER_*, DIFF_SOLUTIONS.
 */
export async function diffCommand(
  [first, second]: readonly [string, string],
  { format }: { readonly format: DiffFormat },
  output: Output,
): Promise<number> {
  const [a, b] = [await openBundle(first), await openBundle(second)];
  const diff = await diffBundles(a, b).finally(() => Promise.all([a.close(), b.close()]));
  if (format === 'json') output.json(diff);
  else if (format === 'md') output.text(diffMarkdown(diff));
  else
    output.text(diffText(diff, { colour: output.colour, width: Math.min(Math.max(output.width, 80), 110) }));
  await output.drained();
  return diff.sameVerdicts ? EXIT.reached : EXIT.notReached;
}
