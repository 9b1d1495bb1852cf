// SPDX-License-Identifier: Apache-2.0
import { leafHash } from '../log/merkle.js';

/** The leaf hashes of the entries that Certificate Transparency's implementations test with, in every language. */
export const KNOWN_LEAVES: readonly Uint8Array[] = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((entry) => leafHash(Buffer.from(entry, 'hex')));
