// SPDX-License-Identifier: Apache-2.0
// Development: the marketplace's pages on a port, from a registry that holds the catalog.
//   node packages/web/dist/testing/serve-catalog.js FOLDER [PORT]
// The registry is made in FOLDER the first time and only opened afterwards.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { openLogReader } from '@touchstone/attest';
import {
  type ApiRequest,
  folderEvidence,
  liveRegistry,
  openJobs,
  openRegistry,
  openRegistryDatabase,
  openWebhooks,
  publishTokens,
  registryApi,
  sessions,
  startWorker,
  webhookSender,
} from '@touchstone/registry';
import { signInPath } from '../pages/admin/admin-paths.js';
import { answerAbsent, webHandler, type WebWorld } from '../server/index.js';
import { demoTrustRoot, folderWorld, placeOf } from './repository.js';

const [folder, port = '8790'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say which folder keeps the registry.');
const clock = () => Date.now();
const root = await demoTrustRoot(new Date(clock()));
const log = await openLogReader(placeOf('trust/log'), folderWorld(clock));
await mkdir(`${folder}/evidence`, { recursive: true });
await mkdir(`${folder}/scratch`, { recursive: true });
const database = await openRegistryDatabase({ folder: `${folder}/database` });
const registry = openRegistry({ database, evidence: folderEvidence(`${folder}/evidence`), log, root, clock });
const jobs = await openJobs({ database });
const webhooks = openWebhooks({ database, jobs, loopback: true });
const bundles = (await readdir(placeOf('catalog'), { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map((entry) => placeOf(`catalog/${entry.name}/evidence`));
let loading: { done: number; total: number } | undefined = { done: 0, total: bundles.length };
const world: WebWorld = {
  registry,
  live: liveRegistry(registry, clock),
  root,
  clock,
  verifying: { log: 'trust/log' },
  origin: `http://127.0.0.1:${port}`,
  admin: {
    sessions: sessions(database),
    tokens: publishTokens(database),
    registry,
    random: (size) => randomBytes(size),
    jobs,
    webhooks,
    places: { Database: `PGlite in ${folder}`, Evidence: `${folder}/evidence` },
  },
  loading: () => loading,
  onDefect: (error) => process.stderr.write(`${String(error)}\n`),
};
const pages = webHandler(world);
const origin = `http://127.0.0.1:${port}`;
const send = webhookSender({ loopback: true });
startWorker({ database, jobs, registry, live: world.live, send, origin, clock });
const link = await world.admin!.sessions.makeLink(
  { subject: 'administrator', roles: ['administrator'] },
  randomBytes(32),
  { by: 'development', at: new Date(clock()) },
);
const api = registryApi({ registry, live: world.live, root, clock, scratch: `${folder}/scratch`, origin });

createServer((incoming, outgoing) => {
  void (async () => {
    const request = requestOf(incoming);
    const answer = (await pages(request)) ?? (await api(request)) ?? (await answerAbsent(world, request));
    outgoing.writeHead(answer.status, { ...answer.headers });
    if (typeof answer.body === 'string' || answer.body instanceof Uint8Array) outgoing.end(answer.body);
    else await pipeline(answer.body, outgoing);
  })();
}).listen(Number(port), '127.0.0.1', () => process.stdout.write(`${origin}\n${origin}${signInPath(link)}\n`));

await registry.load(bundles, 'development', ({ done, of, outcome }) => {
  loading = done === of ? undefined : { done, total: of };
  if (outcome === 'refused' || done === of) process.stdout.write(`${done} of ${of}: ${outcome}\n`);
});

function requestOf(incoming: IncomingMessage): ApiRequest {
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  return {
    method: incoming.method ?? 'GET',
    path,
    query,
    header: (header) => {
      const value = incoming.headers[header];
      return typeof value === 'string' ? value : undefined;
    },
    body: incoming,
  };
}
