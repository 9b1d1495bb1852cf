// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, TRUST_ROOT_PAYLOAD, type TrustRoot } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { envelopeText, signEnvelope } from '../envelope/sign-envelope.js';
import type { SigningKey } from '../keys/signing-key.js';
import {
  anOwner,
  aTrustedKey,
  aTrustRoot,
  parsedTrustRoot,
  rootKey,
  signedTrustRoot,
} from '../testing/a-trust-root.js';
import { seededKey } from '../testing/seeded-key.js';
import { addTrustSignatures } from './sign-trust-root.js';
import { parseTrustRoot } from './parse-trust-root.js';
import type { TrustedRoot } from './trusted-root.js';
import { verifyTrustRoot } from './verify-trust-root.js';

const AT = new Date('2026-11-22T12:00:00Z');
const [second, third] = [seededKey('root 2'), seededKey('root 3')];
const rooted = (...keys: SigningKey[]): Pick<TrustRoot, 'rootKeys' | 'keys'> => ({
  rootKeys: keys.map(({ id }) => id),
  keys: keys.map((key) => aTrustedKey(key, 'example-registry', ['root'])),
});

/** Signs whatever it is given: what an attacker, or an older program, may have made. */
const forged = (
  paper: unknown,
  keys: readonly SigningKey[] = [rootKey],
  type = TRUST_ROOT_PAYLOAD,
): Uint8Array =>
  Buffer.from(
    envelopeText(signEnvelope({ payloadType: type, payload: Buffer.from(canonicalJson(paper)) }, keys)),
  );

function verified(first: Uint8Array, ...newer: Uint8Array[]): TrustedRoot {
  const files = newer.map((bytes, i) => ({ name: `newer ${i}`, bytes }));
  return verifyTrustRoot([{ name: 'pinned', bytes: first }, ...files], AT);
}
const refuses = (code: string, ...files: [Uint8Array, ...Uint8Array[]]): void =>
  expect(() => verified(...files)).toThrow(expect.objectContaining({ code }));

describe('a trust root', () => {
  it('says who is believed for what', () => {
    const lab = seededKey('lab');
    const root = verified(
      signedTrustRoot(
        aTrustRoot({
          owners: [anOwner('example-registry', 'registry'), anOwner('acme')],
          keys: [aTrustedKey(rootKey, 'example-registry', ['root']), aTrustedKey(lab, 'acme', ['certify'])],
        }),
      ),
    );
    expect(root.signers).toEqual([rootKey.id]);
    expect(root.findKey(lab.id)?.owner).toBe('acme');
    expect(root.findVerifyingKey(lab.id)?.pem).toBe(lab.pem);
    expect(root.getOwner('acme').kind).toBe('lab');
    expect(root.findKey(seededKey('stranger').id)).toBeUndefined();
    expect(() => root.getOwner('nobody')).toThrow(expect.objectContaining({ code: 'TRUST_UNKNOWN_OWNER' }));
  });

  it('is refused with fewer signatures than it asks for, however many others it bears', () => {
    const paper = aTrustRoot({ threshold: 2, ...rooted(rootKey, second, third) });
    refuses('TRUST_THRESHOLD', signedTrustRoot(paper, [rootKey]));
    refuses('TRUST_THRESHOLD', forged(paper, [rootKey, seededKey('x'), seededKey('y')]));
    expect(verified(signedTrustRoot(paper, [rootKey, third])).signers).toHaveLength(2);
  });

  it('is signed by several, one after the other, in any order', () => {
    const paper = aTrustRoot({ threshold: 2, ...rooted(rootKey, second, third) });
    const add = (bytes: Uint8Array, key: SigningKey): Uint8Array =>
      Buffer.from(envelopeText(addTrustSignatures(parseTrustRoot(bytes, 'root'), [key], undefined)));
    const one = add(signedTrustRoot(paper, [second]), rootKey);
    expect(Buffer.from(one).equals(add(signedTrustRoot(paper, [rootKey]), second))).toBe(true);
    expect(verified(one).signers).toHaveLength(2);
    expect(() => add(one, rootKey)).toThrow(expect.objectContaining({ code: 'ENVELOPE_KEYS' }));
    expect(() => add(one, seededKey('stranger'))).toThrow(
      expect.objectContaining({ code: 'TRUST_NOT_ROOT' }),
    );
  });

  it('is refused after its end, and told apart from one that was never good', () => {
    refuses('TRUST_EXPIRED', signedTrustRoot(aTrustRoot({ expiresAt: '2026-11-22T12:00:00.000Z' })));
    expect(
      verified(signedTrustRoot(aTrustRoot({ expiresAt: '2026-11-22T12:00:00.001Z' }))).paper.version,
    ).toBe(1);
  });

  it('is refused under another payload type, though a root key signed it', () => {
    refuses('ENVELOPE_PAYLOAD_TYPE', forged(aTrustRoot(), [rootKey], 'application/vnd.in-toto+json'));
  });

  it('is refused where what is signed is not canonical, or contradicts itself', () => {
    const payload = Buffer.from(JSON.stringify(aTrustRoot(), null, 1));
    const spaced = envelopeText(signEnvelope({ payloadType: TRUST_ROOT_PAYLOAD, payload }, [rootKey]));
    refuses('PAPER_CANONICAL', Buffer.from(spaced));
    refuses('TRUST_RULE', forged(aTrustRoot({ threshold: 2 })));
    refuses('PAPER_FIELD', forged({ ...aTrustRoot(), surprise: 1 }));
  });

  it('does not survive the change of any byte', () => {
    const bytes = signedTrustRoot(aTrustRoot());
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => verified(changed), String(at)).toThrow();
    }
  });
});

describe('rotation', () => {
  const one = aTrustRoot();
  const two = aTrustRoot({ version: 2, issuedAt: '2026-03-01T00:00:00.000Z', ...rooted(second) });
  const three = aTrustRoot({ version: 3, issuedAt: '2026-05-01T00:00:00.000Z', ...rooted(third) });
  const first = parsedTrustRoot(one);
  const next = parsedTrustRoot(two, [rootKey, second], first);

  it('leads from a pinned version to the newest, each signed by the threshold before it and by its own', () => {
    const root = verified(
      signedTrustRoot(one),
      signedTrustRoot(two, [rootKey, second], first),
      signedTrustRoot(three, [second, third], next),
    );
    expect(root.paper.version).toBe(3);
    expect(root.signers).toEqual([third.id]);
  });

  it('gives the new version a life of its own: who pins it needs no older one', () => {
    expect(verified(signedTrustRoot(two, [rootKey, second], first)).paper.version).toBe(2);
  });

  it('passes over versions on the way that have expired since', () => {
    const short = { ...one, expiresAt: '2026-04-01T00:00:00.000Z' };
    refuses('TRUST_EXPIRED', signedTrustRoot(short));
    const chain = signedTrustRoot(two, [rootKey, second], parsedTrustRoot(short));
    expect(verified(signedTrustRoot(short), chain).paper.version).toBe(2);
  });

  it.each<[string, string, Uint8Array]>([
    ['that only its own keys have signed', 'TRUST_SUCCESSION', signedTrustRoot(two, [second], first)],
    ['that its own keys have not signed', 'TRUST_THRESHOLD', signedTrustRoot(two, [rootKey], first)],
    ['that skips a version', 'TRUST_SUCCESSION', forged(three, [rootKey, third])],
    ['of another name', 'TRUST_SUCCESSION', forged({ ...two, name: 'Other' }, [rootKey, second])],
    [
      'issued before it',
      'TRUST_SUCCESSION',
      forged({ ...one, version: 2, issuedAt: '2026-01-01T12:00:00.000Z' }),
    ],
    [
      'that is another paper of the same version',
      'TRUST_ROLLBACK',
      forged({ ...one, expiresAt: '2027-01-01T00:00:00.000Z' }),
    ],
  ])('refuses a version %s', (_, code, file) => refuses(code, signedTrustRoot(one), file));

  it('refuses to go back to an older version', () => {
    refuses('TRUST_ROLLBACK', signedTrustRoot(two, [rootKey, second], first), signedTrustRoot(one));
  });

  it('takes the same file twice', () => {
    expect(verified(signedTrustRoot(one), signedTrustRoot(one)).paper.version).toBe(1);
  });

  describe('undoes nothing that was to last', () => {
    const lab = aTrustedKey(seededKey('lab'), 'acme', ['certify']);
    const revoked = { ...lab, revoked: { at: '2026-02-01T00:00:00.000Z', reason: 'stolen' } };
    const digest = (n: number): string => `sha256:${String(n).repeat(64)}`;
    const paper = { version: '2026.11', guideline: digest(1), concerns: digest(2), categories: digest(3) };
    const owners = [anOwner('example-registry', 'registry'), anOwner('acme'), anOwner('other')];
    const root = aTrustedKey(rootKey, 'example-registry', ['root']);
    const known = aTrustRoot({ owners, keys: [root, revoked], guidelines: [paper] });
    const follows = (change: Partial<TrustRoot>): TrustedRoot =>
      verified(signedTrustRoot(known), forged({ ...known, version: 2, ...change }));

    it.each<[string, Partial<TrustRoot>]>([
      ['a revocation', { keys: [root, lab] }],
      ['a revocation, in two steps of which the first leaves the key out', { keys: [root] }],
      [
        'the time of a revocation',
        { keys: [root, { ...revoked, revoked: { at: '2026-03-01T00:00:00.000Z', reason: 'stolen' } }] },
      ],
      ['whose a key is', { keys: [root, { ...revoked, owner: 'other' }] }],
      ['what a guideline says', { guidelines: [{ ...paper, concerns: digest(9) }] }],
    ])('such as %s', (_, change) => {
      expect(() => follows(change)).toThrow(expect.objectContaining({ code: 'TRUST_SUCCESSION' }));
      expect(() =>
        signedTrustRoot({ ...known, version: 2, ...change }, [rootKey], parsedTrustRoot(known)),
      ).toThrow(expect.objectContaining({ code: 'TRUST_SUCCESSION' }));
    });

    it('but lets a key go, and a revocation reach further back', () => {
      const good = aTrustRoot({ owners, keys: [root, lab] });
      const without = forged({ ...good, version: 2, keys: [root] });
      expect(verified(signedTrustRoot(good), without).findKey(lab.id)).toBeUndefined();
      const sooner = { ...revoked, revoked: { at: '2026-01-15T00:00:00.000Z', reason: 'stolen' } };
      expect(follows({ keys: [root, sooner] }).findKey(lab.id)?.revoked?.at).toBe(sooner.revoked.at);
    });
  });
});
