// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  LOG_ENTRY_FORMAT,
  LOG_ENTRY_LIMIT,
  logEntry,
  parseCanonicalPaper,
  TouchstoneError,
  type CertificateEntry,
  type StatementOf,
} from '@touchstone/model';
import type { OpenBundle } from '../../bundle/open-bundle.js';
import type { ParsedEnvelope } from '../../envelope/parse-envelope.js';
import type { RestOn } from '../chain.js';

/** How far two honest clocks may be apart, in ms. */
export const CLOCK_SKEW = 10 * 60 * 1000;

/**
 * The log entry is about this certificate: of statement, envelope and bundle it has the digests, and what it tells of them
 * is what the statement says. Whoever reads the log alone believes the entry.
 */
export function certificateEntry(
  { path, attestation }: OpenBundle,
  envelope: ParsedEnvelope,
  statement: StatementOf<'certificate'>,
  restsOn: RestOn,
): CertificateEntry {
  if (attestation.entry === undefined) {
    throw new TouchstoneError(
      'VERIFY_NOT_LOGGED',
      `${path} holds no log entry: its certificate is signed and not logged.`,
      {
        hint: 'Publish it with touchstone publish. Until then nobody but its signer says when it was signed; --public-key FILE checks the signature alone.',
      },
    );
  }
  const source = { name: `${path}: log entry`, limit: LOG_ENTRY_LIMIT, lineEnd: false };
  const entry = parseCanonicalPaper(logEntry, attestation.entry, source);
  if (entry.kind !== 'certificate') throw otherEntry('kind', path);
  const expected = entryOf(statement, envelope, entry.loggedAt);
  const differing = (Object.keys(expected) as (keyof CertificateEntry)[]).find(
    (field) => canonicalJson(expected[field]) !== canonicalJson(entry[field]),
  );
  if (differing !== undefined) throw otherEntry(differing, path);
  verifyOrder(entry);
  restsOn(`logged at ${entry.loggedAt}, by the log's clock`);
  return entry;
}

/** The entry that a log makes of a certificate. */
export function entryOf(
  { predicate }: StatementOf<'certificate'>,
  envelope: Pick<ParsedEnvelope, 'payloadDigest' | 'digest'>,
  loggedAt: string,
): CertificateEntry {
  return {
    format: LOG_ENTRY_FORMAT,
    kind: 'certificate',
    loggedAt,
    statement: envelope.payloadDigest,
    envelope: envelope.digest,
    bundle: predicate.evidence.bundle,
    solution: predicate.solution.id,
    versions: predicate.solution.versions,
    level: predicate.level,
    guideline: predicate.guideline.version,
    lab: predicate.lab,
    outcome: predicate.outcome,
    issuedAt: predicate.issuedAt,
    expiresAt: predicate.expiresAt,
    supersedes: predicate.supersedes,
  };
}

/** A certificate by scans alone lasts from its time of issue: one dated years ahead would outlive them. */
function verifyOrder({ issuedAt, loggedAt }: CertificateEntry): void {
  if (Date.parse(issuedAt) <= Date.parse(loggedAt) + CLOCK_SKEW) return;
  throw new TouchstoneError(
    'VERIFY_ORDER',
    `It says that it was issued at ${issuedAt}, after it was logged, at ${loggedAt}.`,
    {
      hint: 'Do not believe its times: sign it again on a machine whose clock is right.',
      details: { issuedAt, loggedAt },
    },
  );
}

function otherEntry(field: string, path: string): TouchstoneError {
  return new TouchstoneError(
    'VERIFY_ENTRY',
    `${path}: the log entry is not about this certificate: ${field} differs.`,
    {
      hint: 'It is the entry of another certificate, or of this one before it was signed anew. Publish this one.',
      details: { field },
    },
  );
}
