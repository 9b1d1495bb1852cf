// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const THROWN = /new TouchstoneError\(\s*'([A-Z_]+)'/g;

/** Codes that the rooms throw by name, each with the files that do. */
function thrownCodes(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const room of readdirSync('packages')) {
    const names = readdirSync(join('packages', room, 'src'), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => /\.tsx?$/.test(one) && !/\.test\.tsx?$/.test(one))) {
      const file = join('packages', room, 'src', name);
      for (const [, code = ''] of readFileSync(file, 'utf8').matchAll(THROWN)) {
        found.set(code, [...(found.get(code) ?? []), file]);
      }
    }
  }
  return found;
}

describe('a code of an error', () => {
  it('stands in the table of its room, and so in the reference, wherever it is thrown', () => {
    const reference = readFileSync('docs/reference/errors.md', 'utf8');
    const documented = new Set([...reference.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code));
    const thrown = thrownCodes();
    expect(thrown.size).toBeGreaterThan(100);
    expect([...thrown].filter(([code]) => !documented.has(code))).toEqual([]);
  });
});
