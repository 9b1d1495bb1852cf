// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureJson } from './json-shape.js';

/** Values as a reader finds them; an empty list or object counts twice: for itself, and for what could stand in it. */
function count(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const inside = Object.values(value);
  return inside.length === 0 ? 2 : inside.reduce<number>((sum, one) => sum + count(one), 1);
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
        expect(shape).toEqual({ values: count(value), depth: depthOf(value) });
      }),
    );
  });

  it('is measured of any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => measureJson(bytes).values >= 1));
    expect(measureJson(Buffer.from('"never ends \\'))).toEqual({ values: 1, depth: 0 });
  });
});
