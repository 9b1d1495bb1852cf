// SPDX-License-Identifier: Apache-2.0
import type { Revocation, StatementOf, TrustedKey } from '@touchstone/model';
import type { LoggedStatement } from './log-statements.js';

/** What a revocation of the log says. Whether it has effect depends on whose paper it takes back. */
export interface LoggedRevocation {
  readonly index: number;
  readonly loggedAt: string;
  readonly what: Revocation['what'];
  /** Of the payload of the certificate or waiver; of the key's SubjectPublicKeyInfo: 64 hex digits. */
  readonly subjects: readonly string[];
  readonly reason: Revocation['reason'];
  readonly statement: string;
  readonly by: string;
  readonly signers: readonly TrustedKey[];
}

/** A revocation of one paper, and whether whoever signed it may take that paper back. */
export interface AppliedRevocation extends Pick<
  LoggedRevocation,
  'index' | 'loggedAt' | 'reason' | 'statement' | 'by'
> {
  readonly effect: boolean;
  readonly why: string;
}

/** The revocation in a statement that the log holds. */
export function revocationOf(
  logged: LoggedStatement,
  { predicate, subject }: StatementOf<'revocation'>,
): LoggedRevocation {
  const { index, loggedAt, signers } = logged;
  const { what, reason, statement, by } = predicate;
  const subjects = subject.flatMap((one) => one.digest.sha256 ?? []);
  return { index, loggedAt, what, subjects, reason, statement, by, signers };
}

/**
 * Holds a revocation against the paper that it names. Whoever signed a paper may take it back; others only with the
 * power `revoke`. Without that, anyone with a key could strike out a competitor's certificate.
 *
 * @param owner who signed the paper
 */
export function applyRevocation(revocation: LoggedRevocation, owner: string): AppliedRevocation {
  const { index, loggedAt, reason, statement, by, signers } = revocation;
  const own = by === owner;
  const power = signers.some((key) => key.may.includes('revoke'));
  const why = own
    ? `${by} took its own back`
    : power
      ? `${by} may revoke what others signed`
      : `${by} may not revoke what ${owner} signed`;
  return { index, loggedAt, reason, statement, by, effect: own || power, why };
}
