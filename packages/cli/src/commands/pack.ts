// SPDX-License-Identifier: Apache-2.0
import { stat } from 'node:fs/promises';
import { packBundle } from '@touchstone/attest';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

/**
 * `touchstone pack BUNDLE`: one file of a bundle's folder, to hand on. The same content gives the same bytes.
 * Throws BUNDLE_* and PAPER_*.
 */
export async function packCommand(
  from: string,
  options: { readonly out?: string },
  output: Output,
): Promise<number> {
  const to = await packBundle(from, ({ index }) => options.out ?? `${index.solution}.touchstone`);
  output.note(`${to}: ${(await stat(to)).size} bytes. Unpack it with touchstone unpack, or with any tar.`);
  return EXIT.reached;
}
