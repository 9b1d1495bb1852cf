// SPDX-License-Identifier: Apache-2.0
// Writes what is derived from the sources: schemas/ and docs/reference/errors.md. With --check it only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { root, setUp } from './setup.mjs';

setUp();
const rooms = [
  'model',
  'openstack',
  'cloud',
  'recorder',
  'runner',
  'scanner',
  'assessor',
  'attest',
  'registry',
  'web',
  'cli',
];
const files = new Map();

const model = await import('@touchstone/model');
for (const [name, schema] of Object.entries(model.jsonSchemas())) {
  files.set(`schemas/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
}

const sections = [];
const seen = new Map();
for (const room of rooms) {
  const exports = await import(`@touchstone/${room}`);
  const rows = [];
  for (const [name, table] of Object.entries(exports)) {
    if (!name.endsWith('_ERRORS')) continue;
    for (const [code, meaning] of Object.entries(table)) {
      if (seen.has(code))
        throw new Error(`code ${code} stands in ${seen.get(code)} and in ${room}: a code is never reused`);
      seen.set(code, room);
      rows.push(`| \`${code}\` | ${String(meaning).replaceAll('|', '\\|')} |`);
    }
  }
  if (rows.length > 0)
    sections.push(`## ${room}\n\n| code | what happened |\n| --- | --- |\n${rows.join('\n')}\n`);
}
const errors = `# Codes of refusals\n\nEvery refusal carries one of these codes; with \`--format json\` it is printed with its message, hint and details. A code is never reused for something else. This page is written by \`npm run generate\`.\n\n${sections.join('\n')}`;
files.set('docs/reference/errors.md', await format(errors, { parser: 'markdown' }));

const stale = [];
for (const [name, text] of files) {
  const path = join(root, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  stale.push(name);
  if (process.argv.includes('--check')) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run npm run generate and commit what it writes.`);
  process.exit(1);
}
console.log(stale.length === 0 ? 'generated files are up to date' : `wrote ${stale.join(', ')}`);
