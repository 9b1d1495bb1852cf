// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const PAGE = new URL('../../docs/reference/attacks.md', import.meta.url);

it('each attack that the page names has a test that is there', async () => {
  const text = await readFile(PAGE, 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:-|attack|what happens)/.test(line));
  expect(rows.length).toBeGreaterThan(25);
  for (const row of rows) {
    const links = [...row.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    const tests = links.filter((path) => /\.test\.tsx?$/.test(path));
    expect([row, tests.length]).not.toEqual([row, 0]);
    for (const path of links) expect(await readFile(new URL(path, PAGE), 'utf8')).not.toBe('');
    for (const path of tests)
      expect(await readFile(new URL(path, PAGE), 'utf8')).toMatch(/\b(?:it|test)(?:\.|\()/);
  }
});
