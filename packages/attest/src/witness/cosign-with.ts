// SPDX-License-Identifier: Apache-2.0
import { parseCheckpoint } from '../log/checkpoint.js';
import { openTree } from '../log/open-tree.js';
import type { NoteVerifier } from '../note/note-verifier.js';
import { parseNote } from '../note/parse-note.js';
import type { Cosign } from '../sequencer/log.js';
import { collectCosignatures, type Cosigning } from './collect-cosignatures.js';

export type { Cosigning } from './collect-cosignatures.js';

/** For one request to a witness, in milliseconds: publishing waits for it. */
const PATIENCE = 5000;

/**
 * What a log does with each checkpoint before it publishes it: asks the witnesses, takes what cosignatures come in time, and
 * publishes in any case.
 * @param keys of the witnesses
 * @param tell is told how each of them answered
 */
export function cosignWith(
  urls: readonly URL[],
  keys: readonly NoteVerifier[],
  tell: (witnesses: readonly Cosigning[]) => void,
  milliseconds: number = PATIENCE,
): Cosign {
  const witnesses = urls.map((url) => ({ url }));
  return async (note, reader) => {
    const tree = openTree(reader, parseCheckpoint(parseNote(note).text));
    const cosigned = await collectCosignatures(note, tree, witnesses, keys, milliseconds);
    tell(cosigned.witnesses);
    return cosigned.note;
  };
}
