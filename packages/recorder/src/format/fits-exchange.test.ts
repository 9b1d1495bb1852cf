// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchange as schema } from '@touchstone/model';
import { FULL_EXCHANGE as FULL, sampleExchange } from '../testing/sample-header.js';
import { fitsExchange } from './fits-exchange.js';

const ref = FULL.read;

/** Every place within a value: the path of keys that leads there. */
function places(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...at, key]))];
}

function put(value: unknown, [key, ...rest]: readonly string[], change: unknown): unknown {
  if (key === undefined) return change;
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
  const object = copy as Record<string, unknown>;
  const inner = put(object[key], rest, change);
  if (inner === undefined && !Array.isArray(copy)) delete object[key];
  else object[key] = inner;
  return copy;
}

const odd = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.constantFrom(-1, 99, 100, 999, 1000, 1e12, 1e12 + 1, 2 ** 53, 0.5, Infinity, '', 'h:', 'x'.repeat(41)),
  fc.constantFrom('h:0123456789abcdef', 'boot', 'Boot', 'compute:server.show', 'compute', 'step', 'setup'),
  fc.constantFrom('x'.repeat(21), 'x'.repeat(81), 'x'.repeat(121), 'x'.repeat(201), 'x'.repeat(601)),
  fc.string(),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.anything(), { maxKeys: 2 }),
  fc.constant(Array.from({ length: 2001 }, () => ref)),
  fc.constant([ref]),
  fc.constant(ref),
);

describe('the quick look at an exchange', () => {
  it('takes every exchange that the recorder writes', () => {
    expect(schema.safeParse(FULL).success).toBe(true);
    expect(fitsExchange(FULL)).toBe(true);
    expect(fitsExchange({ ...sampleExchange(0), seq: 1 })).toBe(true);
  });

  it('never takes what the schema refuses, and hardly refuses what it takes', () => {
    let [both, onlySchema] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...places(FULL)), odd, (place, change) => {
        const value = put(FULL, place, change);
        const parsed = schema.safeParse(value);
        const quick = fitsExchange(value);
        if (quick) expect(parsed.success && parsed.data).toEqual(value);
        if (parsed.success && quick) both += 1;
        if (parsed.success && !quick) onlySchema += 1;
      }),
      { numRuns: 4000 },
    );
    expect(both).toBeGreaterThan(100);
    expect(onlySchema).toBe(0);
  });

  it('never takes a field that no exchange has, however it is called', () => {
    for (const name of ['extra', '__proto__', 'constructor', 'toString']) {
      const value: unknown = JSON.parse(`${JSON.stringify(FULL).slice(0, -1)},"${name}":1}`);
      expect(fitsExchange(value), name).toBe(false);
    }
  });
});
