// SPDX-License-Identifier: Apache-2.0
import {
  IN_TOTO_PAYLOAD,
  isTouchstoneError,
  TouchstoneError,
  type LogEntry,
  type Statement,
  type TrustedKey,
} from '@touchstone/model';
import { parseEnvelope } from '../envelope/parse-envelope.js';
import { envelopeText } from '../envelope/sign-envelope.js';
import { verifyEnvelope } from '../envelope/verify-envelope.js';
import { parsePublicKey } from '../keys/public-key.js';
import { parseStatement } from '../statement/parse-statement.js';
import { keyStanding } from '../trust/key-standing.js';
import type { TrustedRoot } from '../trust/trusted-root.js';

export type StatementEntry = Extract<LogEntry, { kind: 'statement' }>;

/** An entry of a log and where it stands in it. */
export interface LoggedEntry<E extends LogEntry = LogEntry> {
  readonly index: number;
  readonly entry: E;
}

/** A statement of the log whose every signature is by a key that was in force when it was logged. */
export interface LoggedStatement {
  readonly index: number;
  readonly loggedAt: string;
  readonly statement: Statement;
  /** Of the envelope's bytes. */
  readonly envelope: string;
  /** Of the payload: how revocations name it. */
  readonly payload: string;
  /** The keys of the owner that `predicate.by` names. */
  readonly signers: readonly TrustedKey[];
}

/** An entry that changes nothing, and why. */
export interface RefusedEntry {
  readonly index: number;
  readonly code: string;
  readonly why: string;
}

/**
 * Reads the statement of an entry and checks its signatures by the trust root as it stood when it was logged.
 *
 * @param isRevoked whether the log took this key's trust away before this entry
 * @throws TouchstoneError ENVELOPE_*, STATEMENT_*, PAPER_*
 */
export function readLoggedStatement(
  { index, entry }: LoggedEntry<StatementEntry>,
  root: TrustedRoot,
  isRevoked: (keyId: string) => boolean,
): LoggedStatement {
  const name = `log entry ${index}`;
  const parsed = parseEnvelope(Buffer.from(envelopeText(entry.envelope)), name);
  const signed = verifyEnvelope(parsed, IN_TOTO_PAYLOAD, (id) => {
    const key = root.findKey(id);
    if (key === undefined) return undefined;
    refuseOutOfForce({ index, entry }, key, isRevoked(id));
    return parsePublicKey(key.publicKey);
  });
  const statement = parseStatement(parsed.payload, name);
  if (statement.predicateType !== entry.predicateType) {
    throw new TouchstoneError(
      'STATEMENT_KIND',
      `${name} says that it is ${entry.predicateType}; the statement in it is ${statement.predicateType}.`,
      { hint: 'The log mislabels it; it counts for nothing.', details: { index } },
    );
  }
  const by = byOf(statement);
  const signers = signed.flatMap((id) => root.findKey(id) ?? []).filter((key) => key.owner === by);
  if (signers.length === 0) {
    throw new TouchstoneError(
      'STATEMENT_SIGNER',
      `${name} speaks for ${by}; none of the keys that signed it is theirs.`,
      { hint: 'Only an owner of a key speaks for itself; it counts for nothing.', details: { index, by } },
    );
  }
  const { digest: envelope, payloadDigest: payload } = parsed;
  return { index, loggedAt: entry.loggedAt, statement, envelope, payload, signers };
}

/** What was logged while a key was not valid is worth nothing: whoever found or stole it later could have signed it. */
function refuseOutOfForce(
  { index, entry }: LoggedEntry<StatementEntry>,
  key: TrustedKey,
  revoked: boolean,
): void {
  const standing = revoked ? 'revoked' : keyStanding(key, new Date(entry.loggedAt));
  if (standing === 'valid') return;
  throw new TouchstoneError(
    'STATEMENT_KEY',
    `log entry ${index}: the key ${key.id} of ${key.owner} was ${standing} when it was logged, at ${entry.loggedAt}.`,
    {
      hint: 'It counts for nothing until a valid key signs such a statement.',
      details: { index, key: key.id },
    },
  );
}

/** What a refusal says; anything but a refusal is a defect and goes on. */
export function refusedEntry(index: number, error: unknown): RefusedEntry {
  if (!isTouchstoneError(error)) throw error;
  return { index, code: error.code, why: error.message };
}

function byOf({ predicate }: Statement): string {
  return 'by' in predicate ? predicate.by : predicate.lab;
}
