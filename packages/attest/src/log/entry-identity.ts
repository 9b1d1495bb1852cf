// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type LogEntry } from '@touchstone/model';
import { envelopeText } from '../envelope/sign-envelope.js';

/** An entry as it is handed in: the log itself says when it took it. */
export type NewLogEntry = LogEntry extends infer E
  ? E extends LogEntry
    ? Omit<E, 'loggedAt'>
    : never
  : never;

/**
 * What makes two entries one: the digest of the signed envelope as it lies in a file, which a certificate's entry names
 * and a statement's entry holds. A log takes each once.
 */
export function entryIdentity(entry: NewLogEntry): string {
  return entry.kind === 'certificate' ? entry.envelope : sha256Digest(envelopeText(entry.envelope));
}
