// SPDX-License-Identifier: Apache-2.0
import { findOperation } from '@touchstone/openstack';
import { expect, test } from 'vitest';
import { loadResources } from './load-resources.js';
import { SYNTAXES } from './resource-data.js';
import { keepEffects, ownEffects } from './resource-findings.js';

test.each(SYNTAXES)('every operation that the types of %s name is in the index', (syntax) => {
  const unknown = [...loadResources(syntax).types].flatMap(([type, { with: more = {}, ...effects }]) =>
    [
      ...Object.values(effects).flatMap((each) => each ?? []),
      ...Object.values(more).flatMap(({ does }) => does),
    ]
      .filter((operation) => findOperation(operation) === undefined)
      .map((operation) => `${type}: ${operation}`),
  );
  expect(unknown).toEqual([]);
  expect(loadResources(syntax).types.size).toBeGreaterThan(20);
});

test('keeping a thing makes it or deletes it as is asked, and changes it at most', () => {
  const resource = { create: ['c'], read: ['r'], update: ['u'], delete: ['d'], looksUp: ['l'] };
  expect(keepEffects(resource, 'present')).toEqual({ certain: ['r', 'c'], likely: ['u', 'l'] });
  expect(keepEffects(resource, 'absent')).toEqual({ certain: ['r', 'd'], likely: ['l'] });
  expect(keepEffects(resource, 'could not tell')).toEqual({ certain: ['r', 'c'], likely: ['u', 'd', 'l'] });
  expect(ownEffects(resource)).toEqual({ certain: ['c', 'r', 'd'], likely: ['u', 'l'] });
});
