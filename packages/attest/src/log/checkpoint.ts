// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { findBase64 } from '../note/base64.js';
import { findTextFault } from '../note/note-text.js';
import { HASH_BYTES } from './merkle.js';

/** What a log says of itself (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** The log's identity, the first line. */
  readonly origin: string;
  /** How many entries the tree has. */
  readonly size: number;
  /** The tree's root, 32 bytes. */
  readonly root: Uint8Array;
  /** Lines that the format leaves open; nothing is concluded from them. */
  readonly extensions: readonly string[];
}

/**
 * The text of a checkpoint, ready to be signed as a note.
 * @throws TouchstoneError LOG_CHECKPOINT: no checkpoint can say this
 */
export function checkpointText({
  origin,
  size,
  root,
  extensions = [],
}: Omit<Checkpoint, 'extensions'> & Partial<Checkpoint>): string {
  const text = `${[origin, size, Buffer.from(root).toString('base64'), ...extensions].join('\n')}\n`;
  const fault = findTextFault(text);
  if (fault !== undefined) throw refused(fault);
  const read = parseCheckpoint(text);
  if (read.origin !== origin || read.extensions.length !== extensions.length)
    throw refused('a line has a line end in it');
  return text;
}

/**
 * Reads the text of a checkpoint, which a note's signatures were verified over.
 * @param text a note's text, with its last line end
 * @throws TouchstoneError LOG_CHECKPOINT
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw refused('it does not end in a line end');
  const [origin = '', size = '', root = '', ...extensions] = lines;
  if (lines.length < 3) throw refused('it has fewer than three lines');
  if (lines.includes('')) throw refused(`its line ${lines.indexOf('') + 1} is empty`);
  // Two spellings of a size would be two texts for one tree; a size that numbers round would be another tree.
  const count = findCount(size);
  if (count === undefined)
    throw refused('its second line is not a size: decimal, no leading zeroes, below 2^53');
  const hash = findBase64(root);
  if (hash?.byteLength !== HASH_BYTES) throw refused('its third line is not the base64 of 32 bytes');
  return { origin, size: count, root: hash, extensions };
}

/** The number that a text spells in decimal, without leading zeroes; undefined for others and from 2**53 on. */
export function findCount(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const count = Number(text);
  return Number.isSafeInteger(count) ? count : undefined;
}

function refused(rule: string): TouchstoneError {
  return new TouchstoneError('LOG_CHECKPOINT', `This is no checkpoint: ${rule}.`, {
    hint: 'A checkpoint is three lines, origin, size and root hash, signed as a note (c2sp.org/tlog-checkpoint).',
  });
}
