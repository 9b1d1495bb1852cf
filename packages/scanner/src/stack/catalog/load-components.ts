// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TouchstoneError } from '@touchstone/model';
import { stackFile, type KnownComponent } from './component-data.js';

/** `data/` lies beside `src/` and `dist/` alike. */
const FOLDER = fileURLToPath(new URL('../../../data/stack/', import.meta.url));

let all: readonly KnownComponent[] | undefined;

/**
 * Every component of `data/stack/`, in the order of the files' names; read once in each thread. They are JSON
 * because every thread reads them, and reading as much YAML takes half a second.
 * @throws TouchstoneError SCAN_DATA when a file is not what stackFile says
 */
export function loadComponents(): readonly KnownComponent[] {
  all ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap(readStackFile);
  return all;
}

function readStackFile(name: string): readonly KnownComponent[] {
  const read = stackFile.safeParse(JSON.parse(readFileSync(FOLDER + name, 'utf8')));
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new TouchstoneError(
      'SCAN_DATA',
      `data/stack/${name}, at ${issue?.path.join('.')}: ${issue?.message}`,
      {
        hint: 'the schema is stackFile, in packages/scanner/src/stack/catalog/component-data.ts',
        details: { file: name, path: issue?.path.map(String) ?? [] },
      },
    );
  }
  const { concern, components } = read.data;
  return components.map((component) => ({ ...component, concern }));
}
