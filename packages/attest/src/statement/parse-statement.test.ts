// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, PREDICATES, STATEMENT_TYPE, type Statement } from '@touchstone/model';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { signEnvelope, envelopeText } from '../envelope/sign-envelope.js';
import { readCatalogBundle } from '../testing/catalog-bundle.js';
import { seededKey } from '../testing/seeded-key.js';
import { makeCertificate } from './make-certificate.js';
import { parseSignedStatement } from './parse-signed-statement.js';
import { parseStatement } from './parse-statement.js';
import { signStatement } from './sign-statement.js';

const revocation: Statement = {
  _type: STATEMENT_TYPE,
  subject: [{ name: 'a certificate', digest: { sha256: 'a'.repeat(64) } }],
  predicateType: PREDICATES.revocation,
  predicate: {
    what: 'certificate',
    reason: 'evidence-wrong',
    statement: 'The clock of the lab was wrong by a year.',
    by: 'a-lab',
    issuedAt: '2026-11-23T00:00:00.000Z',
  },
};
const refuses = (act: () => unknown, code: string, label = ''): void =>
  expect(act, label).toThrow(expect.objectContaining({ code }));
const parse = (value: unknown): Statement => parseStatement(Buffer.from(canonicalJson(value)), 'payload');

let certificate: ReturnType<typeof makeCertificate>;
beforeAll(async () => {
  certificate = makeCertificate({
    ...(await readCatalogBundle('rclone')),
    lab: 'a-lab',
    tool: { name: 'touchstone', version: '0.1.0' },
    issuedAt: new Date('2026-11-23T00:00:00.000Z'),
    waivers: [],
    supersedes: null,
    artefacts: [],
  });
});

describe('a statement', () => {
  it('reads back as what it is', () => {
    expect(parse(revocation)).toEqual(revocation);
    expect(parse(certificate)).toEqual(certificate);
  });

  it('is refused where it is of a kind that nobody knows, has no subject, or one without a digest', () => {
    refuses(() => parse({ ...revocation, predicateType: 'https://slsa.dev/provenance/v1' }), 'PAPER_FIELD');
    refuses(() => parse({ ...revocation, predicateType: PREDICATES.waiver }), 'PAPER_FIELD');
    refuses(() => parse({ ...revocation, _type: 'https://in-toto.io/Statement/v0.1' }), 'PAPER_FIELD');
    refuses(() => parse({ ...revocation, subject: [] }), 'PAPER_FIELD');
    refuses(() => parse({ ...revocation, subject: [{ name: 'x', digest: {} }] }), 'PAPER_FIELD');
    refuses(() => parse({ ...revocation, extra: 1 }), 'PAPER_FIELD');
  });

  it('is refused in any spelling but the canonical one', () => {
    const text = canonicalJson(revocation);
    refuses(() => parseStatement(Buffer.from(`${text}\n`), 'x'), 'PAPER_CANONICAL');
    refuses(() => parseStatement(Buffer.from(JSON.stringify(revocation)), 'x'), 'PAPER_CANONICAL');
    const twice = text.replace('"by":', '"by":"another-lab","by":');
    refuses(() => parseStatement(Buffer.from(twice), 'x'), 'PAPER_CANONICAL');
  });

  it('is refused in our own words, whatever any of its fields holds', () => {
    const fields = Object.keys(certificate.predicate);
    const changed = fc.tuple(fc.constantFrom(...fields), fc.jsonValue()).map(([name, value]) => ({
      ...certificate,
      predicate: { ...certificate.predicate, [name]: value },
    }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), changed), (value) => {
        try {
          // What is read all the same is of the form of a statement; whether it is true is another question.
          expect(canonicalJson(parse(value))).toBe(canonicalJson(value));
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^(?:PAPER|STATEMENT)_/) });
        }
      }),
    );
  });

  it('is refused where the sets of a certificate hide what did not run', () => {
    const { predicate } = certificate;
    const { criteria, runs } = predicate;
    const [first, ...rest] = runs as [(typeof runs)[number]];
    for (const change of [
      { criteria: { ...criteria, couldNotTell: [] } },
      { criteria: { ...criteria, passed: [...criteria.passed, 'least-privilege'].sort() } },
      { runs: [{ ...first, steps: { ...first.steps, passed: first.steps.passed.slice(1) } }, ...rest] },
    ]) {
      refuses(() => parse({ ...certificate, predicate: { ...predicate, ...change } }), 'STATEMENT_SETS');
    }
  });
});

describe('a signed statement', () => {
  const key = seededKey('lab');

  it('is read with the kind that was asked for', () => {
    const bytes = Buffer.from(envelopeText(signStatement(revocation, [key])));
    expect(parseSignedStatement(bytes, 'x', 'revocation').statement).toEqual(revocation);
    refuses(() => parseSignedStatement(bytes, 'x', 'certificate'), 'STATEMENT_KIND');
  });

  it('is refused under another payload type, whatever is in it', () => {
    const payload = Buffer.from(canonicalJson(revocation));
    const bytes = Buffer.from(envelopeText(signEnvelope({ payloadType: 'text/plain', payload }, [key])));
    refuses(() => parseSignedStatement(bytes, 'x', 'revocation'), 'ENVELOPE_PAYLOAD_TYPE');
  });
});
