// SPDX-License-Identifier: Apache-2.0
import { dsse } from '@sigstore/core';
import { canonicalJson, sha256Digest, type Envelope } from '@touchstone/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyPair } from '../keys/create-key-pair.js';
import type { VerifyingKey } from '../keys/signing-key.js';
import { seededKey } from '../testing/seeded-key.js';
import { parseEnvelope, type ParsedEnvelope } from './parse-envelope.js';
import { preAuthEncoding } from './pre-auth-encoding.js';
import { addSignature, envelopeText, signEnvelope } from './sign-envelope.js';
import { findValidSigners, verifyEnvelope } from './verify-envelope.js';

const TYPE = 'application/vnd.in-toto+json';
const [one, two, three] = [seededKey('one'), seededKey('two'), createKeyPair('ecdsa-p256').key];
const payload = Buffer.from('{"a":1}');
const signed = signEnvelope({ payloadType: TYPE, payload }, [one, two]);
const find =
  (...keys: readonly VerifyingKey[]) =>
  (id: string): VerifyingKey | undefined =>
    keys.find((key) => key.id === id);
const parse = (envelope: unknown): ParsedEnvelope =>
  parseEnvelope(Buffer.from(`${canonicalJson(envelope)}\n`), 'certificate.dsse.json');
const refuses = (act: () => unknown, code: string, label = ''): void =>
  expect(act, label).toThrow(expect.objectContaining({ code }));

describe('an envelope', () => {
  it('is signed over the same bytes as those of sigstore', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array(), (type, bytes) => {
        expect(Buffer.from(preAuthEncoding(type, bytes))).toEqual(
          dsse.preAuthEncoding(type, Buffer.from(bytes)),
        );
      }),
    );
  });

  it('reads back and verifies, whatever is in it and whoever signed it', () => {
    const type = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        type,
        fc.uint8Array(),
        fc.shuffledSubarray([one, two, three], { minLength: 1 }),
        (kind, bytes, keys) => {
          const text = envelopeText(signEnvelope({ payloadType: kind, payload: bytes }, keys));
          const parsed = parseEnvelope(Buffer.from(text), 'x');
          expect(Buffer.from(parsed.payload)).toEqual(Buffer.from(bytes));
          expect(parsed.digest).toBe(sha256Digest(text));
          expect(parsed.payloadDigest).toBe(sha256Digest(bytes));
          expect(verifyEnvelope(parsed, kind, find(one, two, three))).toEqual(
            keys.map(({ id }) => id).sort(),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('has the same bytes whoever of its signers was first', () => {
    const other = addSignature(signEnvelope({ payloadType: TYPE, payload }, [two]), one);
    expect(envelopeText(other)).toBe(envelopeText(signed));
  });

  it('is signed by somebody, and by each key once', () => {
    refuses(() => signEnvelope({ payloadType: TYPE, payload }, []), 'ENVELOPE_KEYS');
    refuses(() => addSignature(signed, two), 'ENVELOPE_KEYS');
  });
});

describe("a stranger's envelope", () => {
  it('is refused whole where one of its signatures is by nobody known', () =>
    refuses(() => verifyEnvelope(parse(signed), TYPE, find(one)), 'ENVELOPE_UNKNOWN_KEY'));

  it('is refused under another payload type than the reader takes', () => {
    const other = signEnvelope({ payloadType: 'application/vnd.touchstone.trust-root+json', payload }, [one]);
    refuses(() => verifyEnvelope(parse(other), TYPE, find(one)), 'ENVELOPE_PAYLOAD_TYPE');
  });

  it('is refused where payload type or payload were changed after signing', () => {
    const otherType = { ...signed, payloadType: 'text/plain' };
    refuses(() => verifyEnvelope(parse(otherType), 'text/plain', find(one, two)), 'ENVELOPE_SIGNATURE');
    const otherPayload = { ...signed, payload: Buffer.from('{"a":2}').toString('base64') };
    refuses(() => verifyEnvelope(parse(otherPayload), TYPE, find(one, two)), 'ENVELOPE_SIGNATURE');
  });

  it('is refused where a signature is made by another key than it names, of the same or another algorithm', () => {
    for (const key of [two, three]) {
      const sig = signEnvelope({ payloadType: TYPE, payload }, [key]).signatures[0]!.sig;
      const renamed = { ...signed, signatures: [{ keyid: one.id, sig }] };
      refuses(() => verifyEnvelope(parse(renamed), TYPE, find(one)), 'ENVELOPE_SIGNATURE');
      refuses(() => verifyEnvelope(parse(renamed), TYPE, () => key), 'ENVELOPE_SIGNATURE');
      expect(findValidSigners(parse(renamed), find(one, two, three))).toEqual([]);
    }
  });

  it('tells which of its signatures hold where that is asked, and passes over the others', () => {
    const [first, second] = signed.signatures as [
      { keyid: string; sig: string },
      { keyid: string; sig: string },
    ];
    const half = { ...signed, signatures: [{ ...first, sig: second.sig }, second] };
    expect(findValidSigners(parse(half), find(one, two))).toEqual([second.keyid]);
    expect(findValidSigners(parse(signed), find(one))).toEqual([one.id]);
  });

  it('is refused with a signature twice or out of order: the same paper would have two digests', () => {
    const [first, second] = signed.signatures;
    for (const signatures of [
      [second, first],
      [first, first],
      [first, second, first],
    ]) {
      refuses(() => parse({ ...signed, signatures }), 'ENVELOPE_KEYS');
    }
  });

  it('is refused without signatures, and with more than anybody reads', () => {
    refuses(() => parse({ ...signed, signatures: [] }), 'PAPER_FIELD');
    for (const [count, code] of [
      [21, 'PAPER_FIELD'],
      [30_000, 'PAPER_FIELD'],
      [100_000, 'PAPER_TOO_LARGE'],
    ] as const) {
      const many = Array.from({ length: count }, () => signed.signatures[0]);
      refuses(() => parse({ ...signed, signatures: many }), code);
    }
  });

  it('is refused with base64 that other readers take for the same bytes', () => {
    for (const [text, code] of [
      ['eyJhIjoxfR==', 'ENVELOPE_BASE64'],
      ['eyJhIjoxfQ=', 'ENVELOPE_BASE64'],
      ['eyJhIjoxfQ', 'ENVELOPE_BASE64'],
      ['e', 'ENVELOPE_BASE64'],
      ['eyJh-joxfQ==', 'PAPER_FIELD'],
      ['eyJh\njoxfQ==', 'PAPER_FIELD'],
      ['=', 'ENVELOPE_BASE64'],
    ] as const) {
      refuses(() => parse({ ...signed, payload: text }), code, text);
      const signatures = [{ keyid: one.id, sig: text }];
      refuses(() => parse({ ...signed, signatures }), text.length < 4 ? 'PAPER_FIELD' : code, text);
    }
  });

  it('is refused with a key named otherwise than by its digest, and with fields that DSSE leaves open', () => {
    const [first] = signed.signatures;
    for (const envelope of [
      { ...signed, signatures: [{ sig: first!.sig }] },
      { ...signed, signatures: [{ ...first, keyid: '' }] },
      { ...signed, signatures: [{ ...first, keyid: first!.keyid.toUpperCase() }] },
      { ...signed, signatures: [{ ...first, cert: 'x' }] },
      { ...signed, comment: 'x' },
    ]) {
      refuses(() => parse(envelope), 'PAPER_FIELD');
    }
  });

  it.each([
    ['duplicate keys', (text: string) => text.replace('{', '{"payload":"",'), 'PAPER_CANONICAL'],
    ['white space', (text: string) => text.replace(':', ': '), 'PAPER_CANONICAL'],
    ['no line end', (text: string) => text.trimEnd(), 'PAPER_CANONICAL'],
    [
      'an escape that is not needed',
      (text: string) => text.replace('signatures', '\\u0073ignatures'),
      'PAPER_CANONICAL',
    ],
    [
      'a hundred thousand levels',
      () => `{"payload":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'PAPER_SYNTAX',
    ],
    [
      'a huge number in the place of text',
      (text: string) => text.replace(/:"[^"]*"/, ':1e999'),
      'PAPER_FIELD',
    ],
    ['more bytes than are read', () => ' '.repeat(8 * 1024 * 1024 + 1), 'PAPER_TOO_LARGE'],
    ['nothing', () => '', 'PAPER_SYNTAX'],
  ])('is refused with %s', (_, change, code) => {
    refuses(() => parseEnvelope(Buffer.from(change(envelopeText(signed))), 'x'), code);
  });

  it('is refused in our own words, whatever it consists of', () => {
    const odd = fc.jsonValue().map((value) => canonicalJson(value));
    const field = fc.constantFrom('payload', 'payloadType', 'signatures');
    const mended = fc
      .tuple(field, fc.jsonValue())
      .map(([name, value]) => canonicalJson({ ...signed, [name]: value }));
    const anything = fc.oneof(
      fc.uint8Array(),
      fc.oneof(odd, mended).map((text) => Buffer.from(`${text}\n`)),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const read = (): unknown => verifyEnvelope(parseEnvelope(bytes, 'x'), TYPE, find(one, two));
        expect(read).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^(?:PAPER|ENVELOPE)_/) }),
        );
      }),
    );
  });

  it('never verifies once any of its bytes is another', () => {
    const bytes = Buffer.from(envelopeText(signed));
    const verifies = (changed: Uint8Array): boolean => {
      try {
        return verifyEnvelope(parseEnvelope(changed, 'x'), TYPE, find(one, two, three)).length > 0;
      } catch {
        return false;
      }
    };
    expect(verifies(bytes)).toBe(true);
    for (let at = 0; at < bytes.length; at += 1) {
      for (const flip of [1, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= flip;
        expect(verifies(changed), `byte ${at}`).toBe(false);
      }
    }
  });

  it('does not grow by a signature that is not looked at', () => {
    const stranger = addSignature(signed, three) as Envelope;
    refuses(() => verifyEnvelope(parse(stranger), TYPE, find(one, two)), 'ENVELOPE_UNKNOWN_KEY');
  });
});
