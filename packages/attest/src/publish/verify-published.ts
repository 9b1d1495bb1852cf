// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError, type LogEntry, type TrustedLog } from '@touchstone/model';
import { parseEnvelope } from '../envelope/parse-envelope.js';
import { entryIdentity } from '../log/entry-identity.js';
import { leafHash } from '../log/merkle.js';
import { parseLogEntry } from '../log/parse-log-entry.js';
import { parseTlogProof, tlogProofText, verifyTlogProof, type TlogProof } from '../log/tlog-proof.js';
import type { WitnessedBy } from '../log/verify-checkpoint.js';
import { parseNoteVerifier } from '../note/note-verifier.js';
import { knownNote } from '../note/open-note.js';
import { parseNote } from '../note/parse-note.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import type { Published } from './publish-world.js';

/** What holds of a paper that a log took. */
export interface ProvenPublished {
  readonly entry: LogEntry;
  readonly origin: string;
  readonly index: number;
  readonly size: number;
  /** Trusted witnesses that cosigned. */
  readonly witnesses: readonly string[];
  /** The proof with no signatures but those of the log and of witnesses that the trust root names. */
  readonly proof: Uint8Array;
}

/**
 * Holds a log's answer to what was sent: the entry is about this envelope, and a log of the trust root has it in its tree.
 * Whoever sits in between, or the log itself, could else answer with the entry of another paper, or with one that is in no log.
 * @param envelope the certificate's or statement's file
 * @throws TouchstoneError PUBLISH_ANSWER, which names what does not hold; LOG_WITNESSES
 */
export function verifyPublished(
  published: Omit<Published, 'fresh'>,
  envelope: Uint8Array,
  root: TrustedRoot,
): ProvenPublished {
  try {
    return prove(published, envelope, root);
  } catch (cause) {
    if (!isTouchstoneError(cause) || AS_IT_IS.includes(cause.code)) throw cause;
    throw refused(cause.message, cause);
  }
}

const AS_IT_IS = ['PUBLISH_ANSWER', 'LOG_WITNESSES'];

function prove(
  { index, entry: bytes, proof: text }: Omit<Published, 'fresh'>,
  envelope: Uint8Array,
  root: TrustedRoot,
): ProvenPublished {
  const sent = parseEnvelope(envelope, 'what was sent');
  const entry = parseLogEntry(bytes, "the log's entry");
  if (entryIdentity(entry) !== sent.digest || !isSame(entry, sent.payloadDigest))
    throw refused('its entry is about another paper');
  const proof = parseTlogProof(text);
  if (proof.index !== index) throw refused('its proof is of another entry');
  const [origin = ''] = parseNote(proof.checkpoint).text.split('\n', 1);
  const { known, size, witnesses } = provenBy(proof, leafHash(bytes), root.findLogs(origin));
  return {
    entry,
    origin,
    index,
    size,
    witnesses: witnesses.map(({ name }) => name),
    proof: Buffer.from(tlogProofText(known)),
  };
}

/** A log that changed its key stands in the trust root once for each: whichever signed. */
function provenBy(proof: TlogProof, leaf: Uint8Array, logs: readonly TrustedLog[]): Proven {
  for (const log of logs) {
    try {
      // A verifier refuses lines that nobody vouches for: anyone could add and change them.
      const keys = [log.key, ...log.witnesses.keys].map(parseNoteVerifier);
      const checkpoint = knownNote(proof.checkpoint, keys);
      const known = { index: proof.index, proof: proof.proof, checkpoint };
      return { known, ...verifyTlogProof(known, leaf, log) };
    } catch (error) {
      if (!isTouchstoneError(error, 'NOTE_UNVERIFIED')) throw error;
    }
  }
  throw refused('no log that the trust root names signed its checkpoint');
}

interface Proven {
  readonly known: TlogProof;
  readonly size: number;
  readonly witnesses: readonly WitnessedBy[];
}

function isSame(entry: LogEntry, payloadDigest: string): boolean {
  return entry.kind === 'statement' || entry.statement === payloadDigest;
}

function refused(why: string, cause?: unknown): TouchstoneError {
  return new TouchstoneError(
    'PUBLISH_ANSWER',
    `The log's answer does not show that it took this paper: ${why}.`,
    {
      hint: 'Do not count it as published. Is the address right, and does the trust root name this log?',
      cause,
    },
  );
}
