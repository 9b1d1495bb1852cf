// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type TrustedLog } from '@touchstone/model';
import { findBase64 } from '../note/base64.js';
import { findUtf8, NOTE_LIMIT } from '../note/note-text.js';
import { findCount } from './checkpoint.js';
import { verifyInclusion } from './inclusion-proof.js';
import { HASH_BYTES } from './merkle.js';
import { verifyCheckpoint, type VerifiedCheckpoint } from './verify-checkpoint.js';

/** That an entry is in a log, in a form that is verified offline (c2sp.org/tlog-proof). */
export interface TlogProof {
  /** The entry's index, from 0. */
  readonly index: number;
  /** The inclusion proof, from the entry's sibling up. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, its bytes. */
  readonly checkpoint: Uint8Array;
  /** Data that nothing signs. We write none and conclude nothing from it. */
  readonly extra?: Uint8Array;
}

/** Bytes of a proof that are read at most: a note, and as much again for what stands in front of it. */
export const TLOG_PROOF_LIMIT = 2 * NOTE_LIMIT;

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

/** Hashes of a proof at most: the height of the largest tree. */
const HASHES_LIMIT = 63;

/** The text of a proof. */
export function tlogProofText({ index, proof, checkpoint, extra }: TlogProof): string {
  const lines = [
    FIRST_LINE,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
  ];
  return `${lines.join('\n')}\n\n${Buffer.from(checkpoint).toString()}`;
}

/**
 * Reads a proof; nothing of it is verified. Its checkpoint is left as it is, for `verifyCheckpoint`.
 * @param bytes from a bundle that a stranger may have made
 * @throws TouchstoneError PROOF_SYNTAX
 */
export function parseTlogProof(bytes: Uint8Array): TlogProof {
  if (bytes.byteLength > TLOG_PROOF_LIMIT) throw refused(`it has more than ${TLOG_PROOF_LIMIT} bytes`);
  const text = findUtf8(bytes);
  if (text === undefined) throw refused('it is not UTF-8');
  const end = text.indexOf('\n\n');
  if (end === -1) throw refused('no empty line stands in front of a checkpoint');
  const [first, ...lines] = text.slice(0, end).split('\n');
  if (first !== FIRST_LINE) throw refused(`its first line is not ${FIRST_LINE}`);
  const extra = lines[0]?.startsWith('extra ') === true ? parseExtra(lines.shift()) : undefined;
  const index = /^index (.*)$/.exec(lines.shift() ?? '')?.[1];
  const count = findCount(index ?? '');
  if (count === undefined)
    throw refused('it has no line "index <number>", decimal, without leading zeroes, below 2^53');
  if (lines.length > HASHES_LIMIT) throw refused(`it has more than ${HASHES_LIMIT} hashes`);
  const checkpoint = Buffer.from(text.slice(end + 2));
  return { index: count, proof: lines.map(parseHash), checkpoint, ...(extra === undefined ? {} : { extra }) };
}

/**
 * Verifies that an entry is in a trusted log, with nothing but the proof and the trust root.
 * @param proof as `parseTlogProof` read it
 * @param leafHash the entry's, computed by the caller from the entry itself
 * @param trusted the log as the trust root names it
 * @returns the checkpoint that the entry is in
 * @throws TouchstoneError what `verifyCheckpoint` throws; PROOF_INCLUSION
 */
export function verifyTlogProof(
  { index, proof, checkpoint }: TlogProof,
  leafHash: Uint8Array,
  trusted: Pick<TrustedLog, 'origin' | 'key' | 'witnesses'>,
): VerifiedCheckpoint {
  const verified = verifyCheckpoint(checkpoint, trusted);
  verifyInclusion({ index, size: verified.size, leafHash, root: verified.root, proof });
  return verified;
}

function parseExtra(line: string | undefined): Uint8Array {
  const extra = findBase64((line ?? '').slice('extra '.length));
  if (extra === undefined || extra.byteLength === 0) throw refused('its extra data is no base64');
  return extra;
}

function parseHash(line: string, at: number): Uint8Array {
  const hash = findBase64(line);
  if (hash?.byteLength !== HASH_BYTES) throw refused(`its hash ${at + 1} is not the base64 of 32 bytes`);
  return hash;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function refused(rule: string): TouchstoneError {
  return new TouchstoneError('PROOF_SYNTAX', `This is no proof of a log: ${rule}.`, {
    hint: 'A proof is made by `touchstone log proof` (c2sp.org/tlog-proof); fetch it again, byte for byte.',
  });
}
