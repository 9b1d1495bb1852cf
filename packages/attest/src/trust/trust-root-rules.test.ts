// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type TrustedLog, type TrustRoot } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { createKeyPair } from '../keys/create-key-pair.js';
import { createNoteKey } from '../note/note-signer.js';
import { anOwner, aTrustedKey, aTrustRoot, rootKey } from '../testing/a-trust-root.js';
import { seededKey } from '../testing/seeded-key.js';
import { verifyTrustRules } from './trust-root-rules.js';

const lab = seededKey('lab');
const labKey = aTrustedKey(lab, 'example-registry', ['certify']);
const rooted = aTrustedKey(rootKey, 'example-registry', ['root']);
const witness = createNoteKey('witness.example', 'cosignature').verifier;
const log = (change: Partial<TrustedLog> = {}): TrustedLog => ({
  origin: 'log.example/1',
  key: createNoteKey('log.example/1').verifier,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
  witnesses: { quorum: 0, keys: [] },
  ...change,
});
const guideline = { version: '2026.11', ...digests() };

function digests() {
  const digest = `sha256:${'0'.repeat(64)}`;
  return { guideline: digest, concerns: digest, categories: digest };
}

/** The fields that are refused. */
function problemsOf(change: Partial<TrustRoot>): readonly string[] {
  try {
    verifyTrustRules(aTrustRoot(change), 'trust-root.yaml');
    return [];
  } catch (error) {
    if (!isTouchstoneError(error, 'TRUST_RULE')) throw error;
    return (error.details.problems as { field: string }[]).map(({ field }) => field);
  }
}

describe('the rules of a trust root', () => {
  it('are met by one that names each thing once and rightly', () => {
    expect(problemsOf({ keys: [rooted, labKey], logs: [log()], guidelines: [guideline] })).toEqual([]);
  });

  it.each<[string, Partial<TrustRoot>, string]>([
    ['expires before it is issued', { expiresAt: '2026-01-01T00:00:00.000Z' }, 'expiresAt'],
    ['asks for more root keys than there are', { threshold: 2 }, 'threshold'],
    ['names one root key twice', { rootKeys: [rootKey.id, rootKey.id], threshold: 2 }, 'rootKeys'],
    ['has a root key that is nowhere', { rootKeys: [rootKey.id, lab.id] }, 'rootKeys.1'],
    ['has a root key without the power', { rootKeys: [lab.id], keys: [labKey] }, 'rootKeys.0'],
    [
      'has a root key that is revoked',
      { keys: [{ ...rooted, revoked: { at: '2026-05-01T00:00:00.000Z', reason: 'lost' } }] },
      'rootKeys.0',
    ],
    [
      'has a root key that is not valid yet',
      { keys: [{ ...rooted, validFrom: '2026-02-01T00:00:00.000Z' }] },
      'rootKeys.0',
    ],
    [
      'has a key with the power of a root key and no place',
      { keys: [rooted, { ...labKey, may: ['root'] }] },
      'keys.1.may',
    ],
    ['names a power twice', { keys: [rooted, { ...labKey, may: ['certify', 'certify'] }] }, 'keys.1.may'],
    ['names a key twice', { keys: [rooted, labKey, labKey] }, 'keys.2.id'],
    [
      'calls a key by the id of another',
      { keys: [rooted, { ...labKey, id: seededKey('x').id }] },
      'keys.1.id',
    ],
    [
      'says the wrong algorithm',
      { keys: [rooted, { ...labKey, algorithm: 'ecdsa-p256' }] },
      'keys.1.algorithm',
    ],
    ['has a key that is none', { keys: [rooted, { ...labKey, publicKey: 'secret' }] }, 'keys.1.publicKey'],
    [
      'has a private key in the place of a public one',
      { keys: [rooted, { ...labKey, publicKey: createKeyPair('ed25519').privatePem }] },
      'keys.1.publicKey',
    ],
    [
      'spells a key in another way',
      { keys: [rooted, { ...labKey, publicKey: labKey.publicKey.trimEnd() }] },
      'keys.1.publicKey',
    ],
    ['has a key of nobody', { keys: [rooted, { ...labKey, owner: 'nobody' }] }, 'keys.1.owner'],
    [
      'has a key that ends before it begins',
      { keys: [rooted, { ...labKey, validUntil: labKey.validFrom }] },
      'keys.1.validUntil',
    ],
    [
      'names an owner twice',
      { owners: [anOwner('example-registry'), anOwner('example-registry', 'lab')] },
      'owners.1.id',
    ],
    ['names a log key twice', { logs: [log({ key: witness }), log({ key: witness })] }, 'logs.1.key'],
    ['has a log whose key has another name', { logs: [log({ origin: 'log.example/2' })] }, 'logs.0.key'],
    [
      'has a log that signs with a witness key',
      { logs: [log({ origin: 'witness.example', key: witness })] },
      'logs.0.key',
    ],
    [
      'has a log that ends before it begins',
      { logs: [log({ validUntil: '2025-01-01T00:00:00.000Z' })] },
      'logs.0.validUntil',
    ],
    [
      'has two keys of one log at a time',
      { logs: [log(), log({ validFrom: '2026-12-01T00:00:00.000Z' })] },
      'logs.1.validFrom',
    ],
    [
      'asks for more witnesses than there are',
      { logs: [log({ witnesses: { quorum: 2, keys: [witness] } })] },
      'logs.0.witnesses.quorum',
    ],
    [
      'counts a witness twice',
      { logs: [log({ witnesses: { quorum: 2, keys: [witness, witness] } })] },
      'logs.0.witnesses.keys.1',
    ],
    [
      'has a log that witnesses itself',
      {
        logs: [
          log({ witnesses: { quorum: 1, keys: [createNoteKey('log.example/1', 'cosignature').verifier] } }),
        ],
      },
      'logs.0.witnesses.keys.0',
    ],
    [
      'has a witness that signs as logs do',
      { logs: [log({ witnesses: { quorum: 1, keys: [createNoteKey('witness.example').verifier] } })] },
      'logs.0.witnesses.keys.0',
    ],
    ['has two papers of one guideline', { guidelines: [guideline, guideline] }, 'guidelines.1.version'],
  ])('refuse one that %s', (_, change, field) => {
    expect(problemsOf(change)).toContain(field);
  });

  it('let a log change its key from one day to the next', () => {
    const next = log({ validFrom: '2027-01-01T00:00:00.000Z', validUntil: '2028-01-01T00:00:00.000Z' });
    expect(problemsOf({ logs: [log(), next] })).toEqual([]);
  });

  it('let a root key that was revoked stay on the list, so that everyone sees it', () => {
    const lost = {
      ...labKey,
      may: ['root' as const],
      revoked: { at: '2026-05-01T00:00:00.000Z', reason: 'lost' },
    };
    expect(problemsOf({ keys: [rooted, lost] })).toEqual([]);
  });
});
