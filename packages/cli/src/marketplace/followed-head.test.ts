// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { followedHead } from './followed-head.js';

const [before, after] = [{}, {}];

it('a page made of another state is never shown an older log', async () => {
  let size = 4;
  const logHead = async () => ({ origin: 'log.example', size });
  const head = await followedHead(
    { logHead },
    () => 0,
    () => expect.unreachable(),
  );
  expect(await head(before)).toEqual({ origin: 'log.example', size: 4 });
  size = 8;
  expect((await head(before)).size).toBe(4);
  expect((await head(after)).size).toBe(8);
});

it('a log that grew without a change of what is shown is seen some seconds later', async () => {
  let [size, now] = [4, 0];
  const logHead = async () => ({ origin: 'log.example', size });
  const head = await followedHead(
    { logHead },
    () => now,
    () => expect.unreachable(),
  );
  await head(before);
  [size, now] = [8, 6000];
  await head(before);
  await expect.poll(async () => (await head(before)).size).toBe(8);
});

it('what was known of a log is told while it cannot be read', async () => {
  let broken = false;
  const defects: unknown[] = [];
  const logHead = () =>
    broken ? Promise.reject(new Error('gone')) : Promise.resolve({ origin: 'log.example', size: 4 });
  const head = await followedHead(
    { logHead },
    () => 0,
    (error) => defects.push(error),
  );
  broken = true;
  expect((await head(before)).size).toBe(4);
  expect(defects).toHaveLength(1);
});
