// SPDX-License-Identifier: Apache-2.0
import { IN_TOTO_PAYLOAD, PREDICATES, sha256Digest } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { envelopeText, signEnvelope } from '../envelope/sign-envelope.js';
import { signStatement } from '../statement/sign-statement.js';
import { statementBytes } from '../statement/statement-bytes.js';
import { day, lifeRoot } from '../testing/life-world.js';
import { seededKey } from '../testing/seeded-key.js';
import { admitStatement } from './admit-statement.js';
import { makeRevocation, makeWaiver } from './make-statement.js';

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
  sha256Digest('guideline'),
);
const bytes = (...names: string[]): Uint8Array =>
  Buffer.from(envelopeText(signStatement(waiver, names.map(seededKey))));

describe('what a log takes of a statement', () => {
  it('is an entry with the envelope as it is', () => {
    const envelope = signStatement(waiver, [seededKey('body')]);
    expect(admitStatement(bytes('body'), 'waiver', ROOT, AT)).toEqual({
      format: 'touchstone-log-entry/1',
      kind: 'statement',
      predicateType: PREDICATES.waiver,
      envelope,
    });
  });

  it('is a revocation by anyone whose key is valid: whether it has effect is told with the paper that it names', () => {
    const target = { what: 'certificate', name: 'tool', sha256: '0'.repeat(64) } as const;
    const said = {
      reason: 'other',
      statement: 'It was a mistake.',
      by: 'lab',
      issuedAt: day('2026-11-22'),
    } as const;
    const envelope = signStatement(makeRevocation(target, said), [seededKey('lab')]);
    const admitted = admitStatement(Buffer.from(envelopeText(envelope)), 'it', ROOT, AT);
    expect(admitted).toMatchObject({ predicateType: PREDICATES.revocation });
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
      'that is no statement',
      Buffer.from(
        envelopeText(
          signEnvelope({ payloadType: IN_TOTO_PAYLOAD, payload: Buffer.from('{}') }, [seededKey('body')]),
        ),
      ),
      AT,
      'PAPER_FIELD',
    ],
  ])('is nothing of one %s', (_, given, at, code) => {
    expect(() => admitStatement(given, 'it', ROOT, at)).toThrow(expect.objectContaining({ code }));
  });
});
