// SPDX-License-Identifier: Apache-2.0
// Does the jobs of a registry in a process of its own, so that a test can kill it (SIGKILL) in the middle of one: what it does
// is told in lines. Ends in order when its input ends. Run on the built packages.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as attest from '../../../packages/attest/dist/index.js';
import {
  folderEvidence,
  liveRegistry,
  openJobs,
  openRegistry,
  openRegistryDatabase,
  startWorker,
  webhookSender,
} from '../../../packages/registry/dist/index.js';

/** @type {{ database: object, evidence: string, at: number, lease: number }} */
const told = JSON.parse(process.argv[2] ?? '{}');
const say = (line) => fs.writeSync(1, `${line}\n`);
const place = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const trusted = { name: 'trust-root.dsse.json', bytes: fs.readFileSync(place('trust/trust-root.dsse.json')) };
const clock = () => told.at;
const onDefect = (error) => say(`defect ${error.message}`);

const database = await openRegistryDatabase(told.database);
const registry = openRegistry({
  database,
  evidence: folderEvidence(told.evidence),
  log: await attest.openLogReader(place('trust/log'), { env: {} }),
  root: attest.verifyTrustRoot([trusted], new Date(told.at)),
  clock,
});
const jobs = await openJobs({ database, lease: told.lease, pause: 100, onDefect });
const send = webhookSender({ loopback: true, milliseconds: 60_000 });
const worker = startWorker({
  database,
  jobs,
  registry: {
    refresh: () => registry.refresh(),
    rebuild: async (by, onBundle) => {
      const rebuilt = await registry.rebuild(by, (bundle) => {
        say(`rebuilt ${bundle.solution}`);
        onBundle(bundle);
      });
      say('done');
      return rebuilt;
    },
  },
  live: liveRegistry(registry, clock),
  send: async (...asked) => {
    const answer = await send(...asked);
    say('sent');
    return answer;
  },
  origin: 'https://market.example',
  clock,
  onDefect,
});
say('works');
process.stdin.resume();
process.stdin.on('end', async () => {
  worker.stop();
  await jobs.close();
  await database.destroy();
  process.exit(0);
});
