// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { checkpointText, parseCheckpoint } from '../log/checkpoint.js';
import { isSameHash } from '../log/merkle.js';
import type { NoteSigner } from '../note/note-signer.js';
import type { NoteVerifier } from '../note/note-verifier.js';
import { openNote } from '../note/open-note.js';
import { signNote } from '../note/sign-note.js';

/** A tree that the log signed for. */
export interface SignedHead {
  readonly size: number;
  readonly root: Uint8Array;
  /** The checkpoint, a signed note. */
  readonly note: Uint8Array;
}

/** Signs for a tree; the log's origin is the name of its key. */
export function signHead(size: number, root: Uint8Array, signer: NoteSigner): SignedHead {
  const text = checkpointText({ origin: signer.verifier.name, size, root });
  return { size, root, note: Buffer.from(signNote(text, [signer])) };
}

/** Reads a checkpoint that this log must have signed. Throws NOTE_*, LOG_CHECKPOINT, LOG_ORIGIN. */
export function openHead(note: Uint8Array, verifier: NoteVerifier): SignedHead {
  const { origin, size, root } = parseCheckpoint(openNote(note, [verifier]).text);
  if (origin !== verifier.name) {
    throw new TouchstoneError(
      'LOG_ORIGIN',
      `The checkpoint is of ${origin}; the key is of ${verifier.name}.`,
      {
        hint: 'Open this log with its own key.',
        details: { origin, key: verifier.vkey },
      },
    );
  }
  return { size, root, note };
}

/**
 * The largest of heads of one log. Throws LOG_FORK where two of one size have different roots: whoever goes on from either
 * would make the log lie to those who saw the other.
 */
export function newestHead(heads: readonly (SignedHead | undefined)[]): SignedHead | undefined {
  const found = heads.filter((head) => head !== undefined).toSorted((a, b) => b.size - a.size);
  const [newest] = found;
  const other = found.find((head) => head.size === newest?.size && !isSameHash(head.root, newest.root));
  if (other !== undefined) throw forked(other.size);
  return newest;
}

/** The log has two histories, and nothing is appended to either. */
export function forked(size: number): TouchstoneError {
  return new TouchstoneError(
    'LOG_FORK',
    `Two trees of ${size} entries were signed for this log, or its parts are of different logs.`,
    {
      hint: 'Was the database or the store put back from another log or an older copy? Put the right one back; nothing was changed.',
      details: { size },
    },
  );
}
