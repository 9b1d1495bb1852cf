// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TouchstoneError } from '@touchstone/model';
import { parse } from 'yaml';
import { practicesFile, type SourceRule } from './practice-data.js';

/** `data/` lies beside `src/` and `dist/` alike. */
const FILE = fileURLToPath(new URL('../../data/practices/source.yaml', import.meta.url));

let all: readonly SourceRule[] | undefined;

/**
 * The rules of `data/practices/source.yaml`; read once in each thread.
 * @throws TouchstoneError SCAN_DATA when the file is not what practicesFile says
 */
export function loadPractices(): readonly SourceRule[] {
  if (all !== undefined) return all;
  const read = practicesFile.safeParse(parse(readFileSync(FILE, 'utf8')));
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new TouchstoneError(
      'SCAN_DATA',
      `data/practices/source.yaml, at ${issue?.path.join('.')}: ${issue?.message}`,
      {
        hint: 'the schema is practicesFile, in packages/scanner/src/practices/practice-data.ts',
        details: { file: 'source.yaml', path: issue?.path.map(String) ?? [] },
      },
    );
  }
  return (all = read.data.rules);
}
