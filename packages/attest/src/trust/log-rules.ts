// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type TrustedLog, type TrustRoot } from '@touchstone/model';
import { parseNoteVerifier, type NoteVerifier } from '../note/note-verifier.js';
import { repeated, type TrustProblem } from './trust-problem.js';

/** What is wrong with the logs of a trust root. */
export function* logProblems({ logs }: TrustRoot): Iterable<TrustProblem> {
  yield* repeated(
    'logs',
    'key',
    logs.map(({ key }) => key),
  );
  for (const [i, log] of logs.entries()) {
    const at = (field: string, rule: string): TrustProblem => ({ field: `logs.${i}.${field}`, rule });
    const key = findNoteVerifier(log.key);
    if (key?.type !== 'ed25519')
      yield at('key', 'is no key of a log: Ed25519, as touchstone log create prints it');
    // c2sp.org/tlog-checkpoint: the key that signs a checkpoint has the origin as its name.
    else if (key.name !== log.origin) yield at('key', `must have the origin ${log.origin} as its name`);
    if (log.validFrom >= log.validUntil) yield at('validUntil', 'must lie after validFrom');
    const other = logs.findIndex((one, j) => j < i && one.origin === log.origin && overlap(one, log));
    // Which of two keys a checkpoint of that time must be signed by would be a matter of order.
    if (other !== -1)
      yield at('validFrom', `is a time at which logs.${other} signs for ${log.origin} as well`);
    yield* witnessProblems(log, key, at);
  }
}

function* witnessProblems(
  { witnesses: { quorum, keys } }: TrustedLog,
  logKey: NoteVerifier | undefined,
  at: (field: string, rule: string) => TrustProblem,
): Iterable<TrustProblem> {
  if (quorum > keys.length) yield at('witnesses.quorum', `asks for ${quorum} of ${keys.length} witnesses`);
  const witnesses = keys.map(findNoteVerifier);
  const seen = new Set([logKey?.name, spelled(logKey)]);
  for (const [i, witness] of witnesses.entries()) {
    const field = `witnesses.keys.${i}`;
    if (witness?.type !== 'cosignature') {
      yield at(field, 'is no key of a witness: of type 0x04, as c2sp.org/tlog-cosignature says');
    } else if (seen.has(witness.name) || seen.has(spelled(witness))) {
      // One party under two names would be a quorum of two.
      yield at(field, 'is a witness that stands there already, or the log itself');
    }
    seen.add(witness?.name).add(spelled(witness));
  }
}

/** A public key, spelled as no name can be. */
function spelled(verifier: NoteVerifier | undefined): string | undefined {
  return verifier === undefined ? undefined : ` ${Buffer.from(verifier.publicKey).toString('hex')}`;
}

/** The verifier that a text of c2sp.org/signed-note stands for; undefined where it is none that is read. */
function findNoteVerifier(vkey: string): NoteVerifier | undefined {
  try {
    return parseNoteVerifier(vkey);
  } catch (error) {
    if (isTouchstoneError(error)) return undefined;
    throw error;
  }
}

function overlap(one: TrustedLog, other: TrustedLog): boolean {
  return one.validFrom < other.validUntil && other.validFrom < one.validUntil;
}
