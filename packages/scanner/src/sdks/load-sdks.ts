// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TouchstoneError } from '@touchstone/model';
import { parse } from 'yaml';
import { sdkData, type SdkData } from './sdk-data.js';

/** `data/` lies beside `src/` and `dist/` alike. */
const FOLDER = fileURLToPath(new URL('../../data/sdks/', import.meta.url));

let all: readonly SdkData[] | undefined;

/**
 * Every SDK of `data/sdks/`, by id; read once in each thread. What a tool of `extract/` wrote is JSON, which is read much
 * quicker than YAML; what people write is YAML.
 * @throws TouchstoneError SCAN_DATA when a YAML file is not what sdkData says, or is not named after its id
 */
export function loadSdks(): readonly SdkData[] {
  all ??= readdirSync(FOLDER)
    .filter((name) => /\.(?:yaml|json)$/.test(name))
    .toSorted()
    .map(readSdk);
  return all;
}

/** Takes SDKs that another thread has read already: reading and validating them takes longer than many a scan. */
export function takeSdks(sdks: readonly SdkData[]): void {
  all = sdks;
}

/** What every SDK has that does not say otherwise. */
const DEFAULTS: SdkData = sdkData.parse({
  format: 'touchstone-sdk/1',
  id: 'none',
  title: 'none',
  languages: ['none'],
  source: 'defaults',
  purls: [],
  imports: [],
  calls: {},
});

/**
 * What a tool of `extract/` wrote is held to the schema by a test and taken here as it is: validating it took longer than
 * scanning a small tree.
 */
function readSdk(name: string): SdkData {
  const text = readFileSync(FOLDER + name, 'utf8');
  if (name.endsWith('.json')) return { ...DEFAULTS, ...(JSON.parse(text) as SdkData) };
  const read = sdkData.safeParse(parse(text));
  if (!read.success) throw broken(name, read.error.issues[0]?.message, read.error.issues[0]?.path);
  if (read.data.id !== name.replace(/\.[a-z]+$/, '')) throw broken(name, `its id is ${read.data.id}`, ['id']);
  return read.data;
}

function broken(name: string, what = 'it is not valid', path: readonly PropertyKey[] = []): TouchstoneError {
  return new TouchstoneError('SCAN_DATA', `data/sdks/${name}, at ${path.join('.') || 'its top'}: ${what}`, {
    hint: 'the schema is sdkData, in packages/scanner/src/sdks/sdk-data.ts',
    details: { file: name, path: path.map(String) },
  });
}
