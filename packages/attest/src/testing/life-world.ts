// SPDX-License-Identifier: Apache-2.0
import {
  LOG_ENTRY_FORMAT,
  sha256Digest,
  type CertificateEntry,
  type KeyOwner,
  type LogEntry,
  type Statement,
  type TrustedKey,
  type TrustRoot,
} from '@touchstone/model';
import type { SigningKey } from '../keys/signing-key.js';
import { signStatement } from '../statement/sign-statement.js';
import { TrustedRoot } from '../trust/trusted-root.js';
import { seededKey } from './seeded-key.js';

/** Midnight UTC of a day, as papers write it. */
export const day = (date: string): string => `${date}T00:00:00.000Z`;

interface Owner extends Pick<KeyOwner, 'id' | 'kind'> {
  readonly operator?: string;
  readonly may: TrustedKey['may'];
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly revoked?: TrustedKey['revoked'];
}

/** Owners with one key each, named after them (`seededKey(id)`), that is good from 2026 to 2030 unless told. */
export function rootOf(owners: readonly Owner[]): TrustedRoot {
  const paper: TrustRoot = {
    format: 'touchstone-trust-root/1',
    name: 'life',
    version: 1,
    issuedAt: day('2026-01-01'),
    expiresAt: day('2030-01-01'),
    threshold: 1,
    rootKeys: [seededKey('root').id],
    owners: owners.map(({ id, kind, operator }) => ({ id, kind, name: id, operator: operator ?? id })),
    keys: owners.map((owner) => {
      const { id, algorithm, pem } = seededKey(owner.id);
      return {
        id,
        algorithm,
        publicKey: pem,
        owner: owner.id,
        may: owner.may,
        validFrom: owner.validFrom ?? day('2026-01-01'),
        validUntil: owner.validUntil ?? day('2030-01-01'),
        ...(owner.revoked === undefined ? {} : { revoked: owner.revoked }),
      };
    }),
    logs: [],
    guidelines: [],
  };
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
