// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { defineStore, type Stored } from './store-kind.js';
import { Stores } from './stores.js';

interface Thing extends Stored {
  readonly status: string;
  readonly note?: string;
}
const THINGS = defineStore<Thing>({
  name: 'test:thing',
  scope: 'global',
  stateField: 'status',
  transitions: [
    { from: 'BUILD', to: 'ACTIVE', after: 2000 },
    { from: 'DELETING', to: 'gone', after: 1000 },
  ],
});

function scene(pace: 'real' | 'quick') {
  let now = 0;
  const stores = new Stores(() => now, pace);
  const at = (time: number): string | undefined => {
    now = time;
    stores.advance();
    return stores.of(THINGS).get('a')?.status;
  };
  return { stores, at };
}

test('a step ends when its time is over, and looking does not hasten it', () => {
  const { stores, at } = scene('real');
  stores.of(THINGS).put({ id: 'a', status: 'BUILD' });
  expect([at(1000), at(1999), at(2000)]).toEqual(['BUILD', 'BUILD', 'ACTIVE']);
});

test('quick steps are over at the next request', () => {
  const { stores, at } = scene('quick');
  stores.of(THINGS).put({ id: 'a', status: 'BUILD' });
  expect(stores.of(THINGS).get('a')?.status).toBe('BUILD');
  expect(at(0)).toBe('ACTIVE');
});

test('a record that leaves its state takes the step with it', () => {
  const { stores, at } = scene('real');
  stores.of(THINGS).put({ id: 'a', status: 'BUILD' });
  at(1000);
  stores.of(THINGS).update('a', { status: 'DELETING' });
  expect([at(1999), at(2000)]).toEqual(['DELETING', undefined]);
});

test('a change of other fields does not begin a step anew', () => {
  const { stores, at } = scene('real');
  stores.of(THINGS).put({ id: 'a', status: 'BUILD' });
  at(1500);
  stores.of(THINGS).update('a', { note: 'x' });
  expect(at(2000)).toBe('ACTIVE');
});

test('a snapshot holds what has begun', () => {
  const { stores, at } = scene('real');
  stores.of(THINGS).put({ id: 'a', status: 'BUILD' });
  const snapshot = stores.snapshot();
  expect(at(2000)).toBe('ACTIVE');
  stores.restore(snapshot);
  expect(stores.of(THINGS).get('a')?.status).toBe('BUILD');
  expect(at(2001)).toBe('ACTIVE');
});
