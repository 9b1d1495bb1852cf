// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { openNote } from '../note/open-note.js';
import { findState, lockLost } from './log-state.js';
import type { Cosign } from './log.js';
import type { LogDatabase } from './open-database.js';
import type { SequencerWorld } from './sequencer-world.js';
import type { SignedHead } from './signed-head.js';

/**
 * Publishes a head whose tree is wholly in the store and which the database holds: to the journal, to the witnesses, then
 * to everyone. Throws LOG_UNPUBLISHED, with what went wrong as its cause: the head stands, and is published by whoever
 * next appends or opens the log.
 */
export async function publishHead(world: SequencerWorld, db: LogDatabase, head: SignedHead): Promise<void> {
  try {
    await world.journal?.write(head.note);
    const note = world.cosign === undefined ? head.note : await cosigned(world, world.cosign, head);
    await putInPlace(world, db, { ...head, note });
  } catch (error) {
    const why = isTouchstoneError(error) ? error.message : String(error);
    throw new TouchstoneError(
      'LOG_UNPUBLISHED',
      `The log has taken what it was given, and its checkpoint of ${head.size} entries could not be published: ${why}`,
      {
        hint: 'Mend that and append again: the entries are not taken twice.',
        details: { size: head.size },
        cause: error,
      },
    );
  }
}

/**
 * Asks the witnesses about the published checkpoint once more: those that were down when it was new, and for a later time of
 * those that were not.
 */
export async function cosignAgain(
  world: SequencerWorld,
  db: LogDatabase,
  published: SignedHead,
): Promise<void> {
  if (world.cosign === undefined) return;
  const note = await cosigned(world, world.cosign, published);
  await putInPlace(world, db, { ...published, note });
}

/** Last of all: a process that slept, and whose lock another has taken, must not put an older head over a newer one. */
async function putInPlace(world: SequencerWorld, db: LogDatabase, { size, note }: SignedHead): Promise<void> {
  await world.verifyHeld();
  if ((await findState(db, world.signer.verifier.name))?.size !== size) throw lockLost();
  await world.store.write('checkpoint', note);
}

/** Witnesses may add lines; were they to change the text, it would be another's checkpoint that is published. */
async function cosigned(world: SequencerWorld, cosign: Cosign, head: SignedHead): Promise<Uint8Array> {
  const { verifier } = world.signer;
  const note = await cosign(head.note, world.store);
  if (openNote(note, [verifier]).text === openNote(head.note, [verifier]).text) return note;
  throw new TouchstoneError('LOG_CHECKPOINT', 'The checkpoint came back from the witnesses changed.', {
    hint: 'This is a defect of what gathers cosignatures.',
  });
}
