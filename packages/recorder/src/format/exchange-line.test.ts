// SPDX-License-Identifier: Apache-2.0
import { recordingLine, type Exchange, type Unsequenced } from '@touchstone/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleExchange } from '../testing/sample-header.js';
import { exchangeLine } from './exchange-line.js';

/** What checking against the schema and writing the outcome gives. */
function slowly(line: object, seq: number): string | undefined {
  const checked = recordingLine.safeParse({ ...line, seq });
  return checked.success ? JSON.stringify(checked.data) : undefined;
}

const ref = { type: 'compute:server', id: 'a "name"', state: 'ACTIVE' };
const FITTING: readonly Partial<Unsequenced<Exchange>>[] = [
  {},
  { step: 'boot', phase: 'step', service: null, operation: null, status: null, firstMs: null },
  { unknown: { code: 'UNKNOWN_PATH', reason: 'nothing at "/x" \u2028', nearest: ['compute:server.list'] } },
  { path: '/v2.1/"quoted"/\u00e4\\', query: ['limit', 'na"me'], method: 'OTHER' },
  { asked: '2.79', given: 'latest', requestId: 'req-1', userAgent: 'a/1 "b"', fault: 'itemNotFound' },
  { auth: { how: 'password', issued: `h:${'0'.repeat(32)}`, project: 'p', catalog: true } },
  { endpoint: { interface: 'public', region: 'R "1"' }, created: [ref, ref], deleted: [ref], read: ref },
  { via: 'forward-proxy', next: true, at: 1e-7, totalMs: 0.001, end: 'upgraded', sent: 2 ** 40 },
];
const UNFIT: readonly object[] = [
  { secret: 1 },
  { step: 'Not A Slug' },
  { operation: 'none' },
  { at: -1 },
  { totalMs: Number.NaN },
  { firstMs: Number.POSITIVE_INFINITY },
  { status: 99 },
  { status: 200.5 },
  { sent: 0.5 },
  { received: -1 },
  { method: 'x'.repeat(21) },
  { path: 'x'.repeat(601) },
  { end: 'somehow' },
  { requestId: 'x'.repeat(81) },
  { auth: { how: 'token', token: 'in the clear' } },
  { auth: { how: 'token', more: 1 } },
  { endpoint: { interface: 'other', region: '' } },
  { next: false },
  { read: { type: 'x', id: '' } },
];

describe('the line of an exchange', () => {
  it('is the very text that the schema and JSON give', () => {
    for (const change of FITTING) {
      const line = sampleExchange(3, change);
      expect(exchangeLine(line, 7)).toBe(slowly(line, 7));
      expect(exchangeLine(line, 8)).toBe(slowly(line, 8));
    }
  });

  it.each(UNFIT)('is not made when something does not fit: %o', (change) => {
    const line = { ...sampleExchange(3), ...change };
    expect(slowly(line, 0)).toBeUndefined();
    expect(exchangeLine(line as never, 0)).toBeUndefined();
  });

  it('writes times as JSON does', () => {
    const whole = fc.integer({ min: 0, max: 1e15 }).map((us) => us / 1000);
    const small = fc.integer({ min: 0, max: 100_000 }).map((us) => us / 1000);
    fc.assert(
      fc.property(whole, small, fc.double({ min: 0, max: 100, noNaN: true }), (at, firstMs, totalMs) => {
        const line = sampleExchange(at, { firstMs, totalMs });
        expect(exchangeLine(line, 1)).toBe(slowly(line, 1));
      }),
      { numRuns: 2000 },
    );
  });

  it('quotes whatever text comes', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: 'binary' }),
        fc.double({ min: 0, max: 1e12 }),
        (text, at) => {
          const line = sampleExchange(at, { path: text, userAgent: text, query: [text.slice(0, 60)] });
          expect(exchangeLine(line, 1)).toBe(slowly(line, 1));
        },
      ),
    );
  });
});
