// SPDX-License-Identifier: Apache-2.0
import type { SignedCertificate } from '@touchstone/attest';
import { cleanText, sha256Digest, type SignedCertificatePaper } from '@touchstone/model';
import type { Output } from '../output.js';

/** Prints what was signed. @param bytes the envelope as it was written */
export function showCertificate(
  { statement, envelope }: SignedCertificate,
  bytes: Uint8Array,
  format: 'text' | 'json',
  output: Output,
): void {
  const digests = {
    statement: sha256Digest(Buffer.from(envelope.payload, 'base64')),
    envelope: sha256Digest(bytes),
  };
  const signers = envelope.signatures.map(({ keyid }) => keyid);
  const { subject, predicate } = statement;
  const paper: SignedCertificatePaper = { ...digests, signers, subject, predicate };
  if (format === 'json') return output.json(paper);
  const { solution, level, guideline, waived, lab, expiresAt } = predicate;
  const reached = `${level ?? 'none'} of guideline ${guideline.version}`;
  const rows: [string, string][] = [
    ['solution', [solution.id, ...solution.versions].join(' ')],
    ['level', waived === null ? reached : `${reached}; ${waived.level ?? 'none'} with waivers`],
    ...subject.map(({ name, digest, annotations }): [string, string] => {
      const digested = Object.entries(digest).map(([algorithm, hex]) => `${algorithm}:${hex}`);
      return ['subject', `${name} ${digested.join(' ')} (${annotations?.known})`];
    }),
    ['lab', lab],
    ...signers.map((id): [string, string] => ['key', id]),
    ['expires', expiresAt],
    ['statement', digests.statement],
    ['envelope', digests.envelope],
  ];
  output.text(rows.map(([name, value]) => `${name.padEnd(10)} ${cleanText(value)}\n`).join(''));
}
