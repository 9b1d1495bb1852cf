// SPDX-License-Identifier: Apache-2.0
import {
  PREDICATES,
  STATEMENT_TYPE,
  type Revocation,
  type StatementOf,
  type Subject,
  type Waiver,
} from '@touchstone/model';
import { verifyWaiverTime } from './verify-waiver-time.js';

/** What is taken back: a certificate or waiver by its payload's digest, a key by its id. */
export interface RevocationTarget {
  readonly what: Revocation['what'];
  /** For a person: the solution, the waived criterion, the key's owner. */
  readonly name: string;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** The statement that takes a paper or a key back; still unsigned. */
export function makeRevocation(
  target: RevocationTarget,
  said: Omit<Revocation, 'what'>,
): StatementOf<'revocation'> {
  return {
    _type: STATEMENT_TYPE,
    subject: [{ name: target.name, digest: { sha256: target.sha256 } }],
    predicateType: PREDICATES.revocation,
    predicate: { what: target.what, ...said },
  };
}

/**
 * The statement that excuses a criterion for a while; still unsigned. Its subject is the guideline's file, so that it
 * excuses nothing of another paper that bears the same version.
 *
 * @param guidelineDigest `sha256:` and 64 hex digits, of the guideline as published
 * @throws TouchstoneError WAIVER_TIME when it ends before it begins, or lasts longer than a year
 */
export function makeWaiver(said: Waiver, guidelineDigest: string): StatementOf<'waiver'> {
  verifyWaiverTime(said);
  const subject: Subject = {
    name: `guideline ${said.guideline}`,
    digest: { sha256: guidelineDigest.replace(/^sha256:/, '') },
  };
  return { _type: STATEMENT_TYPE, subject: [subject], predicateType: PREDICATES.waiver, predicate: said };
}
