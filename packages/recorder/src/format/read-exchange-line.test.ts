// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchange as schema, type Exchange } from '@touchstone/model';
import { FULL_EXCHANGE, sampleExchange } from '../testing/sample-header.js';
import { exchangeLine } from './exchange-line.js';
import { readExchangeLine } from './read-exchange-line.js';

const { unknown: _, ...KNOWN } = FULL_EXCHANGE;
const { created: _c, deleted: _d, via: _v, next: _n, fault: _f, ...READ } = KNOWN;

function lineOf({ seq, ...rest }: Exchange): string {
  const line = exchangeLine(rest, seq);
  if (line === undefined) throw new Error('the sample is no exchange');
  return line;
}

const SAMPLES: readonly Exchange[] = [
  KNOWN as Exchange,
  READ as Exchange,
  { ...(READ as Exchange), status: null, firstMs: null, read: { type: 'compute:server', id: 'a' } },
  { ...sampleExchange(0), seq: 1 },
  { ...sampleExchange(1), seq: 2, created: [{ type: 'compute:server', id: 'a', state: 'BUILD' }] },
  { ...sampleExchange(1), seq: 2, deleted: [{ type: 'compute:server', id: 'a' }] },
  { ...sampleExchange(999_999_999_999.999), seq: 999_999_999_999_999 },
  { ...sampleExchange(12.345), seq: 7, step: null, phase: null, service: null, operation: null },
];

/** What it gives must be what JSON.parse gives, field by field and in the same order, and what the schema takes. */
function holdToJson(line: string): boolean {
  const quick = readExchangeLine(line);
  if (quick === undefined) return false;
  const value: unknown = JSON.parse(line);
  expect(JSON.stringify(quick)).toBe(JSON.stringify(value));
  expect(quick).toEqual(value);
  expect(schema.safeParse(value).success, line).toBe(true);
  return true;
}

describe('reading the line of an exchange', () => {
  it('reads what the recorder writes, without what it could not classify', () => {
    for (const sample of SAMPLES) expect(holdToJson(lineOf(sample))).toBe(true);
    expect(readExchangeLine(lineOf(FULL_EXCHANGE as Exchange))).toBeUndefined();
  });

  it('gives a number as JSON.parse does, to the last bit', () => {
    const line = lineOf(KNOWN as Exchange);
    const whole = fc.integer({ min: 0, max: 999_999_999_999 });
    const part = fc.integer({ min: 0, max: 999 }).map((value) => String(value).padStart(3, '0'));
    fc.assert(
      fc.property(whole, part, fc.integer({ min: 0, max: 3 }), (integer, fraction, places) => {
        const text = places === 0 ? String(integer) : `${integer}.${fraction.slice(0, places)}`;
        expect(readExchangeLine(line.replace(/"at":[^,]+/, `"at":${text}`))?.at).toBe(JSON.parse(text));
      }),
    );
  });

  it('never takes a line with one character changed, added or lost for anything but what it then says', () => {
    let same = 0;
    for (const sample of SAMPLES) {
      const line = lineOf(sample);
      for (let at = 0; at < line.length; at += 1) {
        for (const change of [
          '',
          '"',
          '\\',
          '0',
          '1',
          '-',
          ',',
          '{',
          '}',
          ']',
          'a',
          '\n',
          '\u00e9',
          '\ud800',
        ]) {
          if (holdToJson(line.slice(0, at) + change + line.slice(at + 1))) same += 1;
          if (holdToJson(line.slice(0, at) + change + line.slice(at))) same += 1;
        }
      }
    }
    expect(same).toBeGreaterThan(1000);
  });

  it('never takes a line of pieces of others for anything but what it says', () => {
    const pieces = SAMPLES.flatMap((sample) => lineOf(sample).split(/(?=[,{}[\]"])/));
    const odd = fc.constantFrom(
      ...pieces,
      ',"status":200',
      ',"kind":"seal"',
      ',"__proto__":{}',
      '"unknown":1',
      '}}',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...SAMPLES),
        fc.nat(),
        fc.nat(3),
        fc.array(odd, { maxLength: 4 }),
        (sample, at, drop, put) => {
          const parts = lineOf(sample).split(/(?=[,{}[\]"])/);
          parts.splice(at % parts.length, drop, ...put);
          holdToJson(parts.join(''));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('keeps every limit of the schema', () => {
    const long = (length: number): string => 'x'.repeat(length);
    const changes: readonly Partial<Record<keyof Exchange, unknown>>[] = [
      { path: `/${long(600)}` },
      { asked: long(41) },
      { given: long(41) },
      { requestId: long(81) },
      { userAgent: long(201) },
      { method: long(21) },
      { query: [long(81)] },
      { at: 1e12 + 1 },
      { totalMs: 1e15 },
      { step: 'Boot' },
      { operation: 'compute' },
      { read: { type: 'Server', id: 'a' } },
      { read: { type: 'compute:server', id: '' } },
      { read: { type: 'compute:server', id: 'a', state: long(41) } },
      { auth: { how: 'magic' } },
      { auth: { how: 'token', token: 'secret' } },
      { auth: { how: 'token', extra: 1 } },
      { endpoint: { interface: 'public', region: 1 } },
      { fault: long(121) },
      { seq: -1 },
      { status: 99 },
      { sent: 0.5 },
    ];
    for (const change of changes) {
      const line = JSON.stringify({ ...READ, ...change });
      expect(schema.safeParse(JSON.parse(line)).success, line).toBe(false);
      expect(readExchangeLine(line), line).toBeUndefined();
    }
  });

  it('shares nothing that a reader of one line could change for the others', () => {
    const [one, other] = [lineOf(KNOWN as Exchange), lineOf({ ...(KNOWN as Exchange), seq: 4 })].map(
      readExchangeLine,
    );
    expect(one!.auth).toBe(other!.auth);
    for (const shared of [one!.auth, one!.endpoint, one!.query]) expect(Object.isFrozen(shared)).toBe(true);
    expect(one!.created).not.toBe(other!.created);
  });

  it('takes no longer for a long line that nearly fits', () => {
    const line = lineOf(READ as Exchange);
    for (const filler of [
      ',"auth":{',
      '"',
      '{"kind":"exchange"',
      ',"query":[',
      ',"read":{"type":"a","id":"',
    ]) {
      const long = line.replace('"path":"', () => `"path":"${filler.repeat(2_000_000 / filler.length)}`);
      expect(readExchangeLine(long)).toBeUndefined();
    }
  });
});
