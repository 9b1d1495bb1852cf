// SPDX-License-Identifier: Apache-2.0
import { createNoteKey } from '@touchstone/attest';
import { writeKeyPair } from './write-key-pair.js';

/**
 * Makes the key of a log or a witness and writes it: the signer into `file`, the verifier into `file.pub`, a line each.
 * @throws TouchstoneError CLI_FILE_EXISTS
 */
export async function writeNoteKey(file: string, ...what: Parameters<typeof createNoteKey>): Promise<void> {
  const { signer, verifier } = createNoteKey(...what);
  await writeKeyPair(
    file,
    { secret: `${signer}\n`, public: `${verifier}\n` },
    'Name another file with --key, or leave --new-key out to use that one.',
  );
}
