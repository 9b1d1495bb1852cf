// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureJson } from './json-shape.js';

/** Values as a reader finds them; an empty list counts twice, as its bracket and what could stand in it. */
function count(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const inside = Object.values(value).map(count);
  return 1 + (inside.length === 0 ? 0 : inside.reduce((sum, one) => sum + one, 0));
}
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('the shape of a JSON text', () => {
  it('is that of what it says, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2), (value, space) => {
        const shape = measureJson(Buffer.from(JSON.stringify(value, undefined, space)));
        expect(shape.depth).toBe(depthOf(value));
        expect(shape.values).toBeGreaterThanOrEqual(1);
        expect(shape.values).toBeLessThanOrEqual(count(value) + 1);
        expect(shape.values * 2).toBeGreaterThanOrEqual(count(value));
      }),
    );
  });

  it('is measured of any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => measureJson(bytes).values >= 1));
    expect(measureJson(Buffer.from('"never ends \\'))).toEqual({ values: 1, depth: 0 });
  });
});
