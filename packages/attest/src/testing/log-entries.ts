// SPDX-License-Identifier: Apache-2.0
import { IN_TOTO_PAYLOAD, LOG_ENTRY_FORMAT, PREDICATES, sha256Digest } from '@touchstone/model';
import type { NewLogEntry } from '../log/entry-identity.js';

const TIME = '2026-11-22T12:00:00.000Z';

/** The entry of a certificate; another name, another certificate. */
export function certificateEntry(name: string): NewLogEntry {
  const digest = sha256Digest(name);
  return {
    format: LOG_ENTRY_FORMAT,
    kind: 'certificate',
    statement: digest,
    envelope: digest,
    bundle: digest,
    solution: 'rclone',
    versions: ['1.60.1'],
    level: 'basic',
    guideline: '2026.11',
    lab: 'our-lab',
    outcome: digest,
    issuedAt: TIME,
    expiresAt: TIME,
    supersedes: null,
  };
}

/** The entry of a statement, in an envelope that nobody signed. */
export function statementEntry(name: string): NewLogEntry {
  return {
    format: LOG_ENTRY_FORMAT,
    kind: 'statement',
    predicateType: PREDICATES.waiver,
    envelope: {
      payloadType: IN_TOTO_PAYLOAD,
      payload: Buffer.from(name).toString('base64'),
      signatures: [{ keyid: '0'.repeat(64), sig: 'AAAA' }],
    },
  };
}
