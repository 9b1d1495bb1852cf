// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Operation } from '../operations/operation.js';
import { compareReleases } from '../releases/releases.js';
import { describeChanges } from './describe-changes.js';
import type { Curation } from './curation.js';
import { mergeService } from './merge.js';
import type { DocumentedRange, RawRelease } from './raw-release.js';

/**
 * Writes data/operations/*.json and data/microversions.json from the raw facts of all releases, and prints what changed.
 * Usage: node dist/extract/main.js [--check]   (with --check nothing is written; exit 1 when something would change)
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const check = process.argv.includes('--check');

function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T;
}

/** One item a line: files that people can read and compare. */
function asLines(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`;
}

let changes = 0;
function write(name: string, text: string, previous: string): void {
  if (text === previous) return;
  changes += 1;
  if (!check) writeFileSync(join(root, name), text);
}

const raw = readdirSync(join(root, 'extract', 'raw'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => readJson<RawRelease>('extract', 'raw', name))
  .sort((a, b) => compareReleases(a.release, b.release));
const documented = readJson<readonly DocumentedRange[]>('extract', 'api-ref-ranges.json');

const table = readJson<Record<string, Record<string, readonly [string, string]>>>(
  'data',
  'microversions.json',
);
for (const release of raw) {
  for (const [type, range] of Object.entries(release.microversions))
    (table[type] ??= {})[release.release] = range;
}
const tableText = `{\n${Object.entries(table)
  .map(([type, ranges]) => `${JSON.stringify(type)}: ${JSON.stringify(ranges)}`)
  .join(',\n')}\n}\n`;
write('data/microversions.json', tableText, readFileSync(join(root, 'data/microversions.json'), 'utf8'));

for (const file of readdirSync(join(root, 'data', 'curation')).sort()) {
  const service = file.replace(/\.json$/, '');
  const merged = mergeService(service, raw, documented, readJson<Curation>('data', 'curation', file));
  const name = `data/operations/${service}.json`;
  let previous = '[]';
  try {
    previous = readFileSync(join(root, name), 'utf8');
  } catch {
    // The first run for this service: everything is new.
  }
  for (const line of describeChanges(JSON.parse(previous) as Operation[], merged))
    process.stdout.write(`${line}\n`);
  write(name, asLines(merged), previous);
  process.stdout.write(`${service}: ${merged.length} operations\n`);
}
if (check && changes > 0) process.exitCode = 1;
