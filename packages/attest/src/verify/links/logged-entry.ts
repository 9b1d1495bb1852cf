// SPDX-License-Identifier: Apache-2.0
import {
  isTouchstoneError,
  TouchstoneError,
  type CertificateEntry,
  type TrustedLog,
} from '@touchstone/model';
import type { OpenBundle } from '../../bundle/open-bundle.js';
import { leafHash } from '../../log/merkle.js';
import { parseTlogProof, verifyTlogProof, type TlogProof } from '../../log/tlog-proof.js';
import type { VerifiedCheckpoint } from '../../log/verify-checkpoint.js';
import { parseNote } from '../../note/parse-note.js';
import type { TrustedRoot } from '../../trust/trusted-root.js';
import type { RestOn } from '../chain.js';

/** Where the log holds an entry, as a checkpoint shows that the log itself signed. */
export interface LoggedPlace {
  readonly index: number;
  readonly log: TrustedLog;
  readonly checkpoint: VerifiedCheckpoint;
}

/** The entry's exact bytes are in the tree of a checkpoint that a log of the trust root signed. */
export function loggedEntry(
  { path, attestation }: OpenBundle,
  entry: CertificateEntry,
  root: TrustedRoot,
  restsOn: RestOn,
): LoggedPlace {
  const { proof: bytes, entry: leaf } = attestation;
  if (bytes === undefined || leaf === undefined) {
    throw new TouchstoneError(
      'VERIFY_NO_PROOF',
      `${path} holds a log entry, and no proof that a log has it.`,
      {
        hint: 'Publish it again: the entry is found, and its proof written into the bundle.',
      },
    );
  }
  const proof = parseTlogProof(bytes);
  refuseUnsigned(proof, path);
  const { log, checkpoint } = provenBy(proof, leafHash(leaf), root);
  verifyAllKnown(proof, checkpoint, path);
  // The key of a log that has been replaced must not vouch for what is logged later: it may be in other hands by now.
  if (Date.parse(entry.loggedAt) >= Date.parse(log.validUntil)) {
    throw new TouchstoneError(
      'VERIFY_LOG_KEY',
      `${log.origin} logged it at ${entry.loggedAt}, and its key ended on ${log.validUntil}.`,
      {
        hint: 'Fetch a proof under the key that the log has now.',
        details: { origin: log.origin, validUntil: log.validUntil },
      },
    );
  }
  const { origin, size, root: hash } = checkpoint;
  restsOn(`entry ${proof.index} of ${size} in ${origin}, root hash ${Buffer.from(hash).toString('base64')}`);
  restsOn(`signed by the log's key ${log.key}, from ${log.validFrom} until ${log.validUntil}`);
  return { index: proof.index, log, checkpoint };
}

/** `extra` lines are signed by nobody: whoever carries the bundle could write anything into them. */
function refuseUnsigned({ extra }: TlogProof, path: string): void {
  if (extra === undefined) return;
  throw new TouchstoneError('VERIFY_PROOF_EXTRA', `${path}: its proof carries data that nobody has signed.`, {
    hint: 'Fetch the proof again from the log.',
  });
}

/** A log that has changed its key stands in the trust root once for each; which of them signed is tried in turn. */
function provenBy(
  proof: TlogProof,
  leaf: Uint8Array,
  root: TrustedRoot,
): { readonly log: TrustedLog; readonly checkpoint: VerifiedCheckpoint } {
  const [origin = ''] = parseNote(proof.checkpoint).text.split('\n', 1);
  const logs = root.findLogs(origin);
  if (logs.length === 0) {
    throw new TouchstoneError('VERIFY_LOG_UNKNOWN', `The trust root knows no log ${origin}.`, {
      hint: `It knows ${root.paper.logs.map((log) => log.origin).join(', ') || 'none'}. Is it the newest trust root?`,
      details: { origin },
    });
  }
  for (const [i, log] of logs.entries()) {
    try {
      // Witnesses are counted in the next link.
      const trusted = { ...log, witnesses: { ...log.witnesses, quorum: 0 } };
      return { log, checkpoint: verifyTlogProof(proof, leaf, trusted) };
    } catch (error) {
      if (i === logs.length - 1 || !isTouchstoneError(error, 'NOTE_UNVERIFIED')) throw error;
    }
  }
  throw new RangeError('a list that is not empty has a last one');
}

/** Lines by unknown keys could be added and changed unseen: docs/decisions/an-unknown-signature-refuses.md. */
function verifyAllKnown(
  { checkpoint: note }: TlogProof,
  { witnesses }: VerifiedCheckpoint,
  path: string,
): void {
  const { signatures } = parseNote(note);
  if (signatures.length === witnesses.length + 1) return;
  const known = new Set(witnesses.map(({ name }) => name));
  const unknown = signatures.map(({ name }) => name).filter((name) => !known.has(name));
  throw new TouchstoneError(
    'VERIFY_COSIGNATURE',
    `${path}: the proof's checkpoint has ${signatures.length} signatures, of which the trust root knows ${witnesses.length + 1}.`,
    {
      hint: 'Publish it again: the entry is found, and its proof written with what the trust root knows.',
      details: { unknown },
    },
  );
}
