// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type LogEntry } from '@touchstone/model';
import { parseEnvelope } from '../envelope/parse-envelope.js';
import { envelopeText } from '../envelope/sign-envelope.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { verifyStatement, type VerifiedStatement } from './verify-statement.js';

export type StatementEntry = Extract<LogEntry, { kind: 'statement' }>;

/** An entry of a log and where it stands in it. */
export interface LoggedEntry<E extends LogEntry = LogEntry> {
  readonly index: number;
  readonly entry: E;
}

/** A statement of the log that was verified by the trust root, for the moment when it was logged. */
export interface LoggedStatement extends VerifiedStatement {
  readonly index: number;
  readonly loggedAt: string;
}

/**
 * Reads the statement of an entry.
 *
 * @param isRevoked whether the log took this key's trust away before this entry
 * @throws TouchstoneError what `verifyStatement` throws; STATEMENT_KIND
 */
export function readLoggedStatement(
  { index, entry }: LoggedEntry<StatementEntry>,
  root: TrustedRoot,
  isRevoked: (keyId: string) => boolean,
): LoggedStatement {
  const { loggedAt } = entry;
  const name = `log entry ${index}`;
  const parsed = parseEnvelope(Buffer.from(envelopeText(entry.envelope)), name);
  const verified = verifyStatement(parsed, root, { at: new Date(loggedAt), isRevoked });
  const { predicateType } = verified.statement;
  if (predicateType === entry.predicateType) return { ...verified, index, loggedAt };
  throw new TouchstoneError(
    'STATEMENT_KIND',
    `${name} says that it is ${entry.predicateType}; the statement in it is ${predicateType}.`,
    { hint: 'The log mislabels it; it counts for nothing.', details: { index } },
  );
}
