// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type TrustedLog } from '@touchstone/model';
import { parseNoteVerifier, type NoteVerifier } from '../note/note-verifier.js';
import { openNote, type NoteSignedBy } from '../note/open-note.js';
import type { NoteSignature } from '../note/parse-note.js';
import { parseCheckpoint, type Checkpoint } from './checkpoint.js';

/** A witness that cosigned a checkpoint, and when: seconds since 1970. */
export interface WitnessedBy {
  readonly name: string;
  readonly timestamp: number;
}

export interface VerifiedCheckpoint extends Checkpoint {
  /** The trusted witnesses that cosigned, each once. */
  readonly witnesses: readonly WitnessedBy[];
  /** Signature lines that say nothing: of keys that the trust root does not name, and repeated ones. */
  readonly unverified: readonly NoteSignature[];
}

/**
 * Verifies that a checkpoint is the trusted log's, and that as many trusted witnesses cosigned it as the trust root asks.
 * The log's signature alone would let a log show one history to us and another to everyone else.
 * @param bytes the checkpoint as a signed note
 * @param trusted the log as the trust root names it; its validity in time is the caller's to judge
 * @throws TouchstoneError NOTE_* for the note and its signatures, NOTE_KEY for keys of the trust root, LOG_CHECKPOINT,
 *   LOG_ORIGIN for another log's, LOG_WITNESSES where too few witnesses cosigned
 */
export function verifyCheckpoint(
  bytes: Uint8Array,
  trusted: Pick<TrustedLog, 'origin' | 'key' | 'witnesses'>,
): VerifiedCheckpoint {
  const log = logVerifier(trusted.key);
  const witnesses = trusted.witnesses.keys.map(witnessVerifier);
  // The witnesses' keys are known as well, but none of them speaks for the log.
  const { text, verified, unverified } = openNote(bytes, [log, ...witnesses]);
  if (!verified.some(({ verifier }) => verifier === log)) {
    throw new TouchstoneError('NOTE_UNVERIFIED', `The log ${trusted.origin} did not sign this checkpoint.`, {
      hint: 'Check that the checkpoint comes from the log that the trust root names, and that the trust root is current.',
      details: { wanted: [log.vkey] },
    });
  }
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== trusted.origin) throw otherLog(checkpoint.origin, trusted.origin);
  return { ...checkpoint, witnesses: countWitnesses(verified, log, trusted.witnesses.quorum), unverified };
}

/** The key of a log. @throws TouchstoneError NOTE_KEY where it is not one of type 0x01, which c2sp.org/tlog-tiles asks for */
function logVerifier(vkey: string): NoteVerifier {
  const verifier = parseNoteVerifier(vkey);
  if (verifier.type !== 'ed25519') throw wrongType(verifier, "a log's key is of type 0x01 (Ed25519)");
  return verifier;
}

/** The key of a witness. @throws TouchstoneError NOTE_KEY where it is not one of type 0x04, whose signatures say the time */
function witnessVerifier(vkey: string): NoteVerifier {
  const verifier = parseNoteVerifier(vkey);
  if (verifier.type !== 'cosignature')
    throw wrongType(verifier, "a witness's key is of type 0x04 (cosignature/v1)");
  return verifier;
}

/**
 * The witnesses that cosigned. One that is listed under two keys or two names is one witness, and the log is none:
 * else one party could be a quorum.
 */
function countWitnesses(
  verified: readonly NoteSignedBy[],
  log: NoteVerifier,
  quorum: number,
): readonly WitnessedBy[] {
  const seen = new Set([keyOf(log)]);
  const witnesses: WitnessedBy[] = [];
  for (const { name, timestamp, verifier } of verified) {
    if (verifier === log || timestamp === undefined || seen.has(name) || seen.has(keyOf(verifier))) continue;
    seen.add(name).add(keyOf(verifier));
    witnesses.push({ name, timestamp });
  }
  if (witnesses.length >= quorum) return witnesses;
  const found = witnesses.map(({ name }) => name);
  throw new TouchstoneError(
    'LOG_WITNESSES',
    `${found.length} trusted witnesses cosigned this checkpoint; the trust root asks for ${quorum}.`,
    {
      hint: 'Fetch a proof with the cosignatures of more witnesses from the log.',
      details: { found, quorum },
    },
  );
}

/** A public key, spelled as no name can be. */
function keyOf({ publicKey }: NoteVerifier): string {
  return ` ${Buffer.from(publicKey).toString('base64')}`;
}

function wrongType({ name, vkey }: NoteVerifier, rule: string): TouchstoneError {
  return new TouchstoneError('NOTE_KEY', `The key of ${name} in the trust root cannot be used: ${rule}.`, {
    hint: 'Correct the key in the trust root.',
    details: { key: vkey },
  });
}

function otherLog(found: string, wanted: string): TouchstoneError {
  return new TouchstoneError('LOG_ORIGIN', `The checkpoint is of the log ${found}, not of ${wanted}.`, {
    hint: 'Name the log that the trust root names, or fetch its checkpoint.',
    details: { found, wanted },
  });
}
