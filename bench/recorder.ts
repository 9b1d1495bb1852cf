// SPDX-License-Identifier: Apache-2.0
// CPU time of a proxy process for each request: our recorder, nginx, and a plain node:http pipe, before one upstream.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './load.js';
import { byReference, median } from './measure.js';
import { digits, printMeasured, printTable } from './print-table.js';
import { cpuSeconds, growthMiB } from './process-usage.js';
import { findNginx, startNginx, startProcess, type Started } from './start-proxy.js';

const ROUNDS = 5;
const REQUESTS = 8000;
const CONNECTIONS = 16;
const LARGE_MIB = 256;
const TUNED =
  'proxy_buffers 16 256k; proxy_buffer_size 256k; proxy_busy_buffers_size 512k; proxy_max_temp_file_size 0;';
const PATHS = Array.from(
  { length: 8 },
  (_, at) => `/compute/v2.1/servers/4f1c8f2e-1111-4222-8333-44445555666${at}`,
);

if (process.platform !== 'linux') throw new Error('This benchmark reads /proc: it needs Linux.');
const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
const started: Started[] = [];
// What was started ends with this process, however it ends: node's children see the channel close, nginx is told.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
try {
  await measureAll();
} finally {
  for (const one of started.toReversed()) await one.stop();
}

async function measureAll(): Promise<void> {
  const upstream = await begin(startProcess('upstream', 'upstream'));
  const to = String(upstream.port);
  const ours = await begin(
    startProcess('touchstone recorder, recording', 'recorder-proxy', [to, join(folder, 'run.ndjson.gz')]),
  );
  const pipe = await begin(startProcess('node:http pipe, recording nothing', 'pipe-proxy', [to]));
  const nginx = findNginx();
  if (nginx === undefined) {
    console.log(
      'nginx is not installed: ratios are to the node:http pipe (Debian: apt-get install nginx-light).',
    );
    await measureRequests([ours, pipe], pipe);
    return measureDownload([ours, pipe], pipe);
  }
  const plain = await begin(startNginx('nginx proxy_pass', nginx, { upstream: upstream.port, folder }));
  await measureRequests([ours, plain, pipe], plain);
  const tuned = await begin(
    startNginx('nginx, 16 buffers of 256 KB, no spill', nginx, {
      upstream: upstream.port,
      folder,
      buffers: TUNED,
    }),
  );
  await measureDownload([ours, plain, tuned, pipe], plain);
}

async function begin(starting: Promise<Started>): Promise<Started> {
  const one = await starting;
  started.push(one);
  return one;
}

async function measureRequests(proxies: readonly Started[], reference: Started): Promise<void> {
  const seen = new Map(proxies.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, pid, port } of proxies) {
      const before = cpuSeconds(pid);
      await load(port, { requests: REQUESTS, connections: CONNECTIONS, paths: PATHS });
      // The first round warms up.
      if (round > 0) seen.get(name)!.push(((cpuSeconds(pid) - before) * 1e6) / REQUESTS);
    }
  }
  const title = `recorder: 1 KB of JSON, ${CONNECTIONS} kept connections, ${ROUNDS} × ${REQUESTS} requests`;
  printMeasured(title, { item: 'request', reference: reference.name }, byReference(seen, reference.name));
}

async function measureDownload(proxies: readonly Started[], reference: Started): Promise<void> {
  const seen = new Map(proxies.map(({ name }) => [name, [] as number[]]));
  const grown = new Map<string, number>();
  const paths = [`/object-store/v1/AUTH_1/big/${LARGE_MIB}`];
  for (let round = 0; round < 3; round += 1) {
    for (const { name, pid, port } of proxies) {
      const before = cpuSeconds(pid);
      const growth = await growthMiB(pid, () => load(port, { requests: 1, connections: 1, paths }));
      seen.get(name)!.push(cpuSeconds(pid) - before);
      grown.set(name, Math.max(grown.get(name) ?? 0, growth));
    }
  }
  const beside = median(seen.get(reference.name)!);
  printTable(
    `recorder: one body of ${LARGE_MIB} MiB, three downloads`,
    ['', 'CPU seconds', `÷ ${reference.name}`, 'most memory gained, MiB'],
    [...seen].map(([name, seconds]) => [
      name,
      digits(median(seconds)),
      digits(median(seconds) / beside),
      digits(grown.get(name)!),
    ]),
  );
}
