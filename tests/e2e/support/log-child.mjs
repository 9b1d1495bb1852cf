// SPDX-License-Identifier: Apache-2.0
// Appends to a log and kills itself (SIGKILL) before its k-th write of any kind: a file's bytes, a sync, a rename, a statement
// to the database, or a page that PGlite puts into its files. Run on the built packages, as real programs are.
import fs from 'node:fs';
import fsp from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';

/** @type {{ folder: string, key: string, databaseUrl?: string, killAt: number, from: 'start' | 'opened', run: string, batches: number[] }} */
const told = JSON.parse(process.argv[2] ?? '{}');
const say = fs.writeSync.bind(undefined, 1);
let [counting, writes] = [told.from === 'start', 0];

function beforeWrite() {
  if (!counting) return;
  writes += 1;
  if (writes !== told.killAt) return;
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}
function counted(object, name) {
  const original = object[name];
  object[name] = function (...args) {
    beforeWrite();
    return original.apply(this, args);
  };
}
for (const name of ['rename', 'mkdir', 'rm', 'link', 'writeFile']) counted(fsp, name);
counted(fs, 'writeSync');
const handle = await fsp.open(told.key, 'r');
for (const name of ['sync', 'writeFile']) counted(Object.getPrototypeOf(handle), name);
await handle.close();
syncBuiltinESMExports();
const ofAttest = createRequire(new URL('../../../packages/attest/package.json', import.meta.url));
if (told.databaseUrl !== undefined) counted(ofAttest('pg').Client.prototype, 'query');

const { openLogAt, parseNoteSigner } = await import('../../../packages/attest/dist/index.js');
const { certificateEntry } = await import('../../../packages/attest/dist/testing/log-entries.js');
const signer = parseNoteSigner(fs.readFileSync(told.key, 'utf8'));
const { folder, databaseUrl } = told;
const log = await openLogAt(folder, { signer, clock: Date.now, databaseUrl, create: true }, { env: {} });
counting = true;
for (const [batch, size] of told.batches.entries()) {
  const names = Array.from({ length: size }, (_, at) => `${told.run} ${batch}.${at}`);
  const appended = await Promise.all(names.map((name) => log.append([certificateEntry(name)])));
  say(appended.map(([{ index }], at) => `${JSON.stringify({ name: names[at], index })}\n`).join(''));
}
counting = false;
await log.close();
say(`${JSON.stringify({ writes })}\n`);
