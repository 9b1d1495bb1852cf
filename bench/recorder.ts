// SPDX-License-Identifier: Apache-2.0
// What a proxy costs: ours beside nginx, HAProxy and mitmdump, one core each, before one upstream, in one run.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { leaveProxyCore } from './recorder/cores.js';
import { chooseLoad } from './recorder/load.js';
import { measureRequests } from './recorder/measure-requests.js';
import { measureTransfers } from './recorder/measure-transfers.js';
import { findContenders } from './recorder/peers.js';
import { FULL, QUICK, type Plan } from './recorder/plan.js';
import type { Scene } from './recorder/scene.js';
import type { Started } from './recorder/spawn-process.js';
import { makeCertificate, startService, startStore } from './recorder/upstreams.js';

const { values: options } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    /** `requests` or `transfers` only. */
    only: { type: 'string' },
    /** Leaves out what has this in its name; repeatable. */
    without: { type: 'string', multiple: true, default: [] },
    /** Only cells with this in their description, such as `1 KB`. */
    cell: { type: 'string' },
    connections: { type: 'string' },
    /** Only cells with TLS to the cloud. */
    tls: { type: 'boolean' },
    rounds: { type: 'string' },
  },
});

if (process.platform !== 'linux') throw new Error('This benchmark reads /proc: it needs Linux.');
const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
const started: Started[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const plan = planOf();
const { nginx, contenders, missing } = findContenders(options.without);
const { name: loadName, load } = chooseLoad();
const credentials = makeCertificate(folder);
console.log(
  `${leaveProxyCore()} Load: ${loadName}. ${plan.rounds} rounds of ${plan.seconds} s, longer where the machine is busy.`,
);
console.log(
  `Load average before: ${loadavg()
    .map((one) => one.toFixed(1))
    .join(', ')}.`,
);
for (const one of missing) console.log(`Not installed, not measured: ${one}.`);
try {
  if (options.only !== 'transfers') await requests();
  if (options.only !== 'requests') await transfers();
} finally {
  await stopAll();
}

async function requests(): Promise<void> {
  const service = await startService(nginx, { folder, ...credentials });
  started.push(service.started);
  const asked = new Map<Started, number>();
  for (const tls of [false, true]) {
    const cells = plan.cells.filter((cell) => cell.tls === tls);
    if (cells.length === 0) continue;
    const proxies = await startAll({ port: tls ? service.tlsPort : service.port, tls }, 'requests');
    for (const cell of cells) {
      await measureRequests(cell, proxies, service.port, { plan, load, asked });
    }
    await checkRecordings(proxies, asked);
  }
  await stopAll();
}

async function transfers(): Promise<void> {
  const store = startStore(credentials);
  for (const tls of plan.transferTls ? [false, true] : [false]) {
    const upstream = await (tls ? store.tls : store.plain);
    started.push(upstream);
    await measureTransfers(await startAll({ port: upstream.port, tls }, 'transfers'), plan, tls);
  }
  started.push(await store.plain, await store.tls);
}

async function startAll(upstream: Scene['upstream'], what: 'requests' | 'transfers'): Promise<Started[]> {
  const scene: Scene = { upstream, certificate: credentials.certificate, folder };
  const proxies: Started[] = [];
  for (const one of contenders) {
    if (one.only !== undefined && one.only !== what) continue;
    const proxy = await one.start(scene);
    started.push(proxy);
    proxies.push(proxy);
  }
  return proxies;
}

/** A recorder that was quick because it left something out has measured nothing. */
async function checkRecordings(
  proxies: readonly Started[],
  asked: ReadonlyMap<Started, number>,
): Promise<void> {
  for (const proxy of proxies) {
    if (!proxy.name.endsWith(', recording') || proxy.finish === undefined) continue;
    const { exchanges } = await proxy.finish();
    const wanted = asked.get(proxy) ?? 0;
    if (exchanges < wanted) throw new Error(`${proxy.name} recorded ${exchanges} of ${wanted} exchanges`);
    console.log(`\n${proxy.name}: ${exchanges} exchanges recorded, ${wanted} were answered in time.`);
  }
}

async function stopAll(): Promise<void> {
  for (const one of started.splice(0).toReversed()) await one.stop();
}

function planOf(): Plan {
  const whole = options.full ? FULL : QUICK;
  const fits = (value: number): boolean =>
    options.connections === undefined || options.connections.split(',').includes(String(value));
  const cells = whole.cells.filter(
    (cell) =>
      fits(cell.connections) &&
      cell.shape.name.includes(options.cell ?? '') &&
      (options.tls !== true || cell.tls),
  );
  return { ...whole, cells, rounds: Number(options.rounds ?? whole.rounds) };
}
