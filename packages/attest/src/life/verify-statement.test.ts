// SPDX-License-Identifier: Apache-2.0
import { IN_TOTO_PAYLOAD, sha256Digest } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { parseEnvelope } from '../envelope/parse-envelope.js';
import { envelopeText, signEnvelope } from '../envelope/sign-envelope.js';
import { signStatement } from '../statement/sign-statement.js';
import { statementBytes } from '../statement/statement-bytes.js';
import { day, lifeRoot } from '../testing/life-world.js';
import { seededKey } from '../testing/seeded-key.js';
import { verifyStatement, type VerifiedStatement } from './verify-statement.js';
import { announceGuideline } from './announce.js';
import { makeRevocation, makeWaiver } from './make-statement.js';

const DIGEST = sha256Digest('guideline');
const ROOT = lifeRoot([
  { id: 'lab', kind: 'lab', may: ['certify'] },
  { id: 'body', kind: 'body', may: ['waive'], validUntil: day('2026-12-01') },
]);
const AT = new Date(day('2026-11-22'));

const waiver = makeWaiver(
  {
    solution: 'tool',
    versions: [],
    guideline: '2026.11',
    criterion: 'least-privilege',
    reason: 'Nobody’s cloud can show it yet.',
    by: 'body',
    issuedAt: AT.toISOString(),
    expiresAt: day('2027-01-01'),
  },
  DIGEST,
);
const bytes = (...names: string[]): Uint8Array =>
  Buffer.from(envelopeText(signStatement(waiver, names.map(seededKey))));

const verified = (given: Uint8Array, at = AT, revoked: readonly string[] = []): VerifiedStatement =>
  verifyStatement(parseEnvelope(given, 'it'), ROOT, { at, isRevoked: (id) => revoked.includes(id) });

describe('a statement', () => {
  it('is by the owner that it speaks for, and known by the digests of its envelope and payload', () => {
    const given = bytes('body');
    expect(verified(given)).toEqual({
      statement: waiver,
      envelope: sha256Digest(given),
      payload: sha256Digest(statementBytes(waiver)),
      signers: [ROOT.findKey(seededKey('body').id)],
    });
  });

  it('may have signatures of others beside it, who do not speak for its owner', () => {
    expect(verified(bytes('body', 'lab')).signers.map(({ owner }) => owner)).toEqual(['body']);
  });

  it('may take back what its owner signed, without any power', () => {
    const target = { what: 'certificate', name: 'tool', sha256: '0'.repeat(64) } as const;
    const said = {
      reason: 'other',
      statement: 'It was a mistake.',
      by: 'lab',
      issuedAt: day('2026-11-22'),
    } as const;
    const envelope = signStatement(makeRevocation(target, said), [seededKey('lab')]);
    expect(verified(Buffer.from(envelopeText(envelope))).signers).toHaveLength(1);
  });

  it('is refused of a key that a log has taken back', () => {
    expect(() => verified(bytes('body'), AT, [seededKey('body').id])).toThrow(
      expect.objectContaining({ code: 'STATEMENT_KEY' }),
    );
  });

  it.each(['waive', 'announce'])('that needs the power %s is refused of a key without it', (power) => {
    const said = { guideline: DIGEST, concerns: DIGEST, categories: DIGEST };
    const by = { by: 'lab', issuedAt: day('2026-11-22') };
    const statement =
      power === 'waive'
        ? { ...waiver, predicate: { ...waiver.predicate, by: 'lab' } }
        : announceGuideline({ version: '2026.11', ...said, ...by });
    const given = envelopeText(signStatement(statement, [seededKey('lab')]));
    expect(() => verified(Buffer.from(given))).toThrow(
      expect.objectContaining({ code: 'STATEMENT_POWER', details: expect.objectContaining({ power }) }),
    );
  });

  it.each([
    ['signed by nobody known', bytes('stranger'), AT, 'ENVELOPE_UNKNOWN_KEY'],
    ['signed by one more than is known', bytes('body', 'stranger'), AT, 'ENVELOPE_UNKNOWN_KEY'],
    ['signed by another than it speaks for', bytes('lab'), AT, 'STATEMENT_SIGNER'],
    ['signed by a key whose time is over', bytes('body'), new Date(day('2026-12-01')), 'STATEMENT_KEY'],
    [
      'of another payload type',
      Buffer.from(
        envelopeText(
          signEnvelope({ payloadType: 'text/plain', payload: statementBytes(waiver) }, [seededKey('body')]),
        ),
      ),
      AT,
      'ENVELOPE_PAYLOAD_TYPE',
    ],
    [
      'no statement',
      Buffer.from(
        envelopeText(
          signEnvelope({ payloadType: IN_TOTO_PAYLOAD, payload: Buffer.from('{}') }, [seededKey('body')]),
        ),
      ),
      AT,
      'PAPER_FIELD',
    ],
  ])('is refused when it is %s', (_, given, at, code) => {
    expect(() => verified(given, at)).toThrow(expect.objectContaining({ code }));
  });
});
