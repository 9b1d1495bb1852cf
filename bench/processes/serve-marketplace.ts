// SPDX-License-Identifier: Apache-2.0
// A web process of the marketplace on a PostgreSQL: tells what its start took, then serves pages until it is ended.
//   node serve-marketplace.js DATABASE_URL FOLDER
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { openLogReader, verifyTrustRoot } from '@touchstone/attest';
import { folderEvidence, liveRegistry, openRegistry, openRegistryDatabase } from '@touchstone/registry';
import { answerAbsent, webHandler, type WebWorld } from '@touchstone/web';
import { STORE_WORLD } from '../attest/store-world.js';

const [url = '', folder = ''] = process.argv.slice(2);
const repository = new URL('../../../', import.meta.url);
const clock = (): number => Date.now();
const name = 'trust/trust-root.dsse.json';
const root = verifyTrustRoot([{ name, bytes: readFileSync(new URL(name, repository)) }], new Date());
const log = await openLogReader(new URL('trust/log', repository).pathname, STORE_WORLD);
const began = performance.now();
const before = process.cpuUsage();
const database = await openRegistryDatabase({ url });
const registry = openRegistry({ database, evidence: folderEvidence(folder), log, root, clock });
const live = liveRegistry(registry, clock);
const { index } = await live.current();
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
globalThis.gc?.();
const world: WebWorld = { registry, live, root, clock };
const pages = webHandler(world);
const server = createServer((incoming, outgoing) => {
  void (async () => {
    const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
    const request = { method: 'GET', path, query, header: () => undefined, body: incoming };
    const answer = (await pages(request)) ?? (await answerAbsent(world, request));
    outgoing.writeHead(answer.status, { ...answer.headers });
    outgoing.end(answer.body);
  })();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { heapUsed, rss } = process.memoryUsage();
  const told = { port, rows: index.rows, seconds, cpu: (user + system) / 1e6, heapUsed, rss };
  process.stdout.write(`${JSON.stringify(told)}\n`);
});
