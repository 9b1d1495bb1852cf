// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { constraintsFile, distributionFile } from './platform-data.js';

it.each([
  ['constraints', constraintsFile],
  ['distributions', distributionFile],
] as const)('every file of data/platforms/%s is what its schema says', (name, schema) => {
  const folder = fileURLToPath(new URL(`../../data/platforms/${name}/`, import.meta.url));
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const value: unknown = JSON.parse(readFileSync(folder + file, 'utf8'));
    const read = schema.safeParse(value);
    expect([file, read.error?.issues]).toEqual([file, undefined]);
    // What is read without the schema must be the same with it: no default, nothing that it leaves out.
    expect(read.data).toEqual(value);
  }
});
