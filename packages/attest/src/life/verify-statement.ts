// SPDX-License-Identifier: Apache-2.0
import {
  IN_TOTO_PAYLOAD,
  PREDICATES,
  TouchstoneError,
  type Statement,
  type TrustedKey,
} from '@touchstone/model';
import type { ParsedEnvelope } from '../envelope/parse-envelope.js';
import { verifyEnvelope } from '../envelope/verify-envelope.js';
import { parsePublicKey } from '../keys/public-key.js';
import { parseStatement } from '../statement/parse-statement.js';
import { keyStanding } from '../trust/key-standing.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { verifyWaiverTime } from './verify-waiver-time.js';

/** A statement whose every signature is by a key that was valid then, and one of which belongs to whom it speaks for. */
export interface VerifiedStatement {
  readonly statement: Statement;
  /** Digest of the envelope's bytes. */
  readonly envelope: string;
  /** Digest of the payload: how revocations name it. */
  readonly payload: string;
  /** The keys of the owner that `predicate.by` names. */
  readonly signers: readonly TrustedKey[];
}

/** When it was signed, as far as anybody can know: when a log took it. */
export interface StatementMoment {
  readonly at: Date;
  /** Whether a log took this key's trust away before. */
  readonly isRevoked: (keyId: string) => boolean;
}

/**
 * Who says so, and whether they may: keys valid at that moment, one of them of the owner that it speaks for, and of the
 * power that such a statement needs. Whether a revocation has effect depends on whose paper it names (`applyRevocation`).
 *
 * @throws TouchstoneError ENVELOPE_*, PAPER_*, STATEMENT_KEY, STATEMENT_SIGNER, STATEMENT_POWER, STATEMENT_SETS, WAIVER_TIME
 */
export function verifyStatement(
  parsed: ParsedEnvelope,
  root: TrustedRoot,
  moment: StatementMoment,
): VerifiedStatement {
  const { name } = parsed;
  const signed = verifyEnvelope(parsed, IN_TOTO_PAYLOAD, (id) => {
    const key = root.findKey(id);
    if (key === undefined) return undefined;
    refuseOutOfForce(name, key, moment);
    return parsePublicKey(key.publicKey);
  });
  const statement = parseStatement(parsed.payload, name);
  const by = byOf(statement);
  const signers = signed.flatMap((id) => root.findKey(id) ?? []).filter((key) => key.owner === by);
  if (signers.length === 0) {
    throw new TouchstoneError(
      'STATEMENT_SIGNER',
      `${name} speaks for ${by}; none of the keys that signed it is theirs.`,
      { hint: 'Only an owner of a key speaks for itself; it counts for nothing.', details: { by } },
    );
  }
  refuseWithoutPower(name, statement, signers);
  if (statement.predicateType === PREDICATES.waiver) verifyWaiverTime(statement.predicate);
  return { statement, envelope: parsed.digest, payload: parsed.payloadDigest, signers };
}

/** What was signed while a key was not valid is worth nothing: whoever found or stole it later could have. */
function refuseOutOfForce(name: string, key: TrustedKey, { at, isRevoked }: StatementMoment): void {
  const standing = isRevoked(key.id) ? 'revoked' : keyStanding(key, at);
  if (standing === 'valid') return;
  throw new TouchstoneError(
    'STATEMENT_KEY',
    `${name}: the key ${key.id} of ${key.owner} was ${standing} at ${at.toISOString()}.`,
    { hint: 'It counts for nothing until a valid key signs such a statement.', details: { key: key.id } },
  );
}

/** What a key must be trusted with for a statement of that kind. A revocation may be of one's own paper, for which none is needed. */
const POWERS = {
  [PREDICATES.certificate]: 'certify',
  [PREDICATES.waiver]: 'waive',
  [PREDICATES.key]: 'announce',
  [PREDICATES.guideline]: 'announce',
} as const;

function refuseWithoutPower(name: string, statement: Statement, signers: readonly TrustedKey[]): void {
  const { predicateType } = statement;
  if (predicateType === PREDICATES.revocation) return;
  const power = POWERS[predicateType];
  if (signers.some((key) => key.may.includes(power))) return;
  throw new TouchstoneError('STATEMENT_POWER', `${name}: no key that signed it has the power ${power}.`, {
    hint: 'It counts for nothing until a key of that power signs such a statement.',
    details: { predicateType, power },
  });
}

function byOf({ predicate }: Statement): string {
  return 'by' in predicate ? predicate.by : predicate.lab;
}
