// SPDX-License-Identifier: Apache-2.0
import { unpackBundle } from '@touchstone/attest';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

/** `touchstone unpack FILE --out FOLDER`: a bundle file as the folder it was made of. Throws BUNDLE_* and PAPER_*. */
export async function unpackCommand(
  file: string,
  options: { readonly out: string },
  output: Output,
): Promise<number> {
  await unpackBundle(file, options.out);
  output.note(`Unpacked into ${options.out}. Recompute it: touchstone assess ${options.out}`);
  return EXIT.reached;
}
