// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.js';

const NAMES = ['a', 'b/1', 'b/2', 'b/c/3', 'd', '\uFF5E', '\u{1F600}'];

test.each([
  ['', ['a', 'b/1', 'b/2', 'b/c/3', 'd', '\uFF5E', '\u{1F600}']],
  ['delimiter=/', ['a', 'b/', 'd', '\uFF5E', '\u{1F600}']],
  ['delimiter=/&prefix=b/', ['b/1', 'b/2', 'b/c/']],
  ['delimiter=/&marker=b/', ['d', '\uFF5E', '\u{1F600}']],
  ['marker=b/1&end_marker=d', ['b/2', 'b/c/3']],
  ['limit=2&marker=a', ['b/1', 'b/2']],
  ['reverse=true&limit=3', ['\u{1F600}', '\uFF5E', 'd']],
  ['path=b', ['b/1', 'b/2', 'b/c/']],
])('a listing with "%s" gives the names in the order of their bytes', async (query, expected) => {
  const { cloud, as } = createTestCloud();
  const { projectId } = cloud.credentials.find((one) => one.name === 'demo')!;
  const root = `/object-store/v1/AUTH_${projectId}/box`;
  const call = await as('demo');
  await call('PUT', root);
  for (const name of NAMES) await call('PUT', `${root}/${encodeURIComponent(name)}`, 'x');
  const rows = (await call('GET', `${root}?format=json&${query}`)).json<
    { name?: string; subdir?: string }[]
  >();
  expect(rows.map((row) => row.name ?? row.subdir)).toEqual(expected);
});
