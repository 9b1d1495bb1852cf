// SPDX-License-Identifier: Apache-2.0
import {
  KEY_POWERS,
  TRUST_ROOT_FORMAT,
  type KeyOwner,
  type TrustedKey,
  type TrustRoot,
} from '@touchstone/model';
import { envelopeText } from '../envelope/sign-envelope.js';
import type { SigningKey } from '../keys/signing-key.js';
import { parseTrustRoot, type ParsedTrustRoot } from '../trust/parse-trust-root.js';
import { signTrustRoot } from '../trust/sign-trust-root.js';
import { seededKey } from './seeded-key.js';

export const rootKey = seededKey('root');

/** A key as a trust root lists it: valid for the two years from 2026 on unless told. */
export function aTrustedKey(
  key: SigningKey,
  owner: string,
  may: readonly (typeof KEY_POWERS)[number][],
  change: Partial<TrustedKey> = {},
): TrustedKey {
  return {
    id: key.id,
    algorithm: key.algorithm,
    publicKey: key.pem,
    owner,
    may: [...may],
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2028-01-01T00:00:00.000Z',
    ...change,
  };
}

export function anOwner(
  id: string,
  kind: KeyOwner['kind'] = 'lab',
  change: Partial<KeyOwner> = {},
): KeyOwner {
  return { id, name: `The ${kind} ${id}`, kind, operator: `${id} GmbH`, ...change };
}

/** A trust root of one root key, a registry that owns it and nobody else; of the year 2026 unless told. */
export function aTrustRoot(change: Partial<TrustRoot> = {}): TrustRoot {
  return {
    format: TRUST_ROOT_FORMAT,
    name: 'Example',
    version: 1,
    issuedAt: '2026-01-02T00:00:00.000Z',
    expiresAt: '2027-06-01T00:00:00.000Z',
    threshold: 1,
    rootKeys: [rootKey.id],
    owners: [anOwner('example-registry', 'registry')],
    keys: [aTrustedKey(rootKey, 'example-registry', ['root'])],
    logs: [],
    guidelines: [],
    ...change,
  };
}

/** The signed file of a trust root. */
export function signedTrustRoot(
  paper: TrustRoot,
  keys: readonly SigningKey[] = [rootKey],
  before?: ParsedTrustRoot,
): Uint8Array {
  return Buffer.from(envelopeText(signTrustRoot(paper, keys, before, 'trust-root.yaml')));
}

/** The same, read back. */
export function parsedTrustRoot(...told: Parameters<typeof signedTrustRoot>): ParsedTrustRoot {
  return parseTrustRoot(signedTrustRoot(...told), 'trust-root.dsse.json');
}
