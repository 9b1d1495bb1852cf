// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { operations } from '../operations/operations.js';
import { nearestOperations } from './nearest.js';

const REQUESTS = [
  ['GET', 'v2.1/server'],
  ['POST', 'v2.1/servers/detial'],
  ['DELETE', 'v2.1/servers/1/os-volume_attachment/2'],
  ['GET', 'v2.1'],
  ['FETCH', 'nothing/like/it'],
] as const;

describe('the nearest operations', () => {
  it.each(REQUESTS)('of %s /%s are the same in whatever order the index lists them', (method, path) => {
    const list = operations('compute');
    const shapes = [path.split('/')];
    const forwards = nearestOperations(list, method, shapes);
    expect(forwards.length).toBeLessThanOrEqual(3);
    expect(nearestOperations(list.toReversed(), method, shapes)).toEqual(forwards);
  });
  it('are none where everything is far', () => {
    expect(
      nearestOperations(operations('compute'), 'GET', [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']]),
    ).toEqual([]);
  });
});
