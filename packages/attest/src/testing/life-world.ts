// SPDX-License-Identifier: Apache-2.0
import {
  LOG_ENTRY_FORMAT,
  sha256Digest,
  type CertificateEntry,
  type KeyOwner,
  type LogEntry,
  type Statement,
  type TrustedKey,
} from '@touchstone/model';
import type { SigningKey } from '../keys/signing-key.js';
import { signStatement } from '../statement/sign-statement.js';
import { TrustedRoot } from '../trust/trusted-root.js';
import { anOwner, aTrustedKey, aTrustRoot } from './a-trust-root.js';
import { seededKey } from './seeded-key.js';

/** Midnight UTC of a day, as papers write it. */
export const day = (date: string): string => `${date}T00:00:00.000Z`;

interface Owner extends Partial<Omit<TrustedKey, 'id' | 'owner'>> {
  readonly id: string;
  readonly kind: KeyOwner['kind'];
  readonly operator?: string;
}

/** A trust root of owners with one key each, named after them (`seededKey(id)`). */
export function lifeRoot(owners: readonly Owner[]): TrustedRoot {
  const paper = aTrustRoot({
    owners: owners.map(({ id, kind, operator = id }) => anOwner(id, kind, { operator })),
    keys: owners.map(({ id, kind: _kind, operator: _operator, may = [], ...change }) =>
      aTrustedKey(seededKey(id), id, may, change),
    ),
  });
  return new TrustedRoot(paper, sha256Digest('life'), []);
}

/** A log of papers as it grows: an entry a day. */
export class LogOfPapers {
  readonly entries: { readonly index: number; readonly entry: LogEntry }[] = [];

  /** The statement that `statement` of a certificate entry names: the same for the same name. */
  static named(name: string): string {
    return sha256Digest(`statement ${name}`);
  }

  /** A certificate of `tool` by `lab`, as far as `change` does not say another thing. */
  certificate(name: string, loggedAt: string, change: Partial<CertificateEntry> = {}): number {
    return this.#push({
      format: LOG_ENTRY_FORMAT,
      loggedAt: day(loggedAt),
      kind: 'certificate',
      statement: LogOfPapers.named(name),
      envelope: sha256Digest(`envelope ${name}`),
      bundle: sha256Digest(`bundle ${name}`),
      solution: 'tool',
      versions: ['1.0'],
      level: 'integrated',
      guideline: '2026.11',
      lab: 'lab',
      outcome: sha256Digest('outcome'),
      issuedAt: day(loggedAt),
      expiresAt: day('2027-06-01'),
      supersedes: null,
      ...change,
    });
  }

  statement(statement: Statement, loggedAt: string, ...keys: readonly SigningKey[]): number {
    return this.#push({
      format: LOG_ENTRY_FORMAT,
      loggedAt: day(loggedAt),
      kind: 'statement',
      predicateType: statement.predicateType as Extract<LogEntry, { kind: 'statement' }>['predicateType'],
      envelope: signStatement(statement, keys),
    });
  }

  #push(entry: LogEntry): number {
    return this.entries.push({ index: this.entries.length, entry }) - 1;
  }
}
