// SPDX-License-Identifier: Apache-2.0
// Takes a bundle of the catalog into a registry and kills itself (SIGKILL) before its k-th write of any kind: a file's bytes,
// a sync, a rename, a statement to the database, or a page that PGlite puts into its files. Run on the built packages.
import fs from 'node:fs';
import fsp from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';

/** @type {{ solution: string, database: object, evidence: string, killAt: number, at: number }} */
const told = JSON.parse(process.argv[2] ?? '{}');
const say = fs.writeSync.bind(undefined, 1);
const place = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
let [counting, writes] = [false, 0];

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
const handle = await fsp.open(fileURLToPath(import.meta.url), 'r');
for (const name of ['sync', 'writeFile']) counted(Object.getPrototypeOf(handle), name);
await handle.close();
syncBuiltinESMExports();
const ofRegistry = createRequire(new URL('../../../packages/registry/package.json', import.meta.url));
if ('url' in told.database) counted(ofRegistry('pg').Client.prototype, 'query');

const attest = await import('../../../packages/attest/dist/index.js');
const { folderEvidence, openRegistry, openRegistryDatabase } =
  await import('../../../packages/registry/dist/index.js');
const trusted = { name: 'trust-root.dsse.json', bytes: fs.readFileSync(place('trust/trust-root.dsse.json')) };
const registry = openRegistry({
  database: await openRegistryDatabase(told.database),
  evidence: folderEvidence(told.evidence),
  log: await attest.openLogReader(place('trust/log'), { env: {} }),
  root: attest.verifyTrustRoot([trusted], new Date(told.at)),
  clock: () => told.at,
});
counting = true;
const { outcome } = await registry.ingest(place(`catalog/${told.solution}/evidence`), 'the test');
counting = false;
await registry.close();
say(`${JSON.stringify({ outcome, writes })}\n`);
