// SPDX-License-Identifier: Apache-2.0
import { lstatSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { TouchstoneError, type RecipeStep } from '@touchstone/model';
import { parseJunit } from './parse-junit.js';
import { parseSubunit } from './parse-subunit.js';
import { parseTap } from './parse-tap.js';
import type { TestResults } from './test-results.js';

const LIMIT = 64 * 1024 * 1024;

export type ResultPlace = Exclude<RecipeStep['result'], 'exit'>;

/** Where a step's results are, and whether they come from its stdout. */
export function resultFile(
  place: ResultPlace,
  workdir: string,
  stdoutFile: string,
): { path: string; stdout: boolean } {
  const name = 'junit' in place ? place.junit : 'tap' in place ? place.tap : place.subunit;
  if (name === 'stdout' && !('junit' in place)) return { path: stdoutFile, stdout: true };
  const path = resolve(workdir, name);
  if (!path.startsWith(workdir + sep)) {
    throw new TouchstoneError('RESULT_MISSING', `The results file ${name} is not below TOUCHSTONE_WORKDIR.`, {
      hint: 'Let the suite write below TOUCHSTONE_WORKDIR and name the file relative to it.',
    });
  }
  return { path, stdout: false };
}

/** Takes away what an earlier step or attempt wrote, so that only this attempt's results can count. */
export function forgetResults(path: string): void {
  rmSync(path, { force: true });
}

/** Reads what the suite wrote. Throws RESULT_MISSING, RESULT_SYNTAX. */
export function readResults(place: ResultPlace, path: string): TestResults {
  let bytes: Buffer;
  try {
    const stat = lstatSync(path);
    // A link would let a recipe that may not read a file have us read it for it, and tell its names.
    if (realpathSync(path) !== path) throw new Error('it is a link, or below one');
    if (!stat.isFile()) throw new Error('it is no file');
    if (stat.size > LIMIT) throw new Error(`it has ${stat.size} bytes; the limit is ${LIMIT}`);
    bytes = readFileSync(path);
  } catch (cause) {
    const why =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'it was not written' : (cause as Error).message;
    throw new TouchstoneError(
      'RESULT_MISSING',
      `The results file ${path.split(sep).at(-1) ?? ''} cannot be read: ${why}.`,
      {
        hint: "Compare the step's result field with what its suite really writes.",
        cause,
      },
    );
  }
  if ('subunit' in place) return parseSubunit(bytes);
  const text = bytes.toString('utf8');
  return 'junit' in place ? parseJunit(text) : parseTap(text);
}
