// SPDX-License-Identifier: Apache-2.0
// The marketplace's pages: rendered, seen in a browser, with many listings, and by two processes on one PostgreSQL.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type ListingFacts,
  listingFacts,
  openRegistryDatabase,
  searchRow,
  type SearchRow,
} from '@touchstone/registry';
import autocannon from 'autocannon';
import { startPostgres } from './attest/start-postgres.js';
import { afterChange } from './marketplace/after-change.js';
import { fillListings } from './marketplace/made-listings.js';
import { viewInBrowser, type Viewed } from './marketplace/view-in-browser.js';
import { endWebProcess, startWebProcess, type WebProcess } from './marketplace/web-process.js';
import { median } from './measure.js';
import { digits, printTable } from './print-table.js';
import { cpuSeconds } from './process-usage.js';
import { AT, catalogListings } from './search/catalog-rows.js';
import { makeRows } from './search/made-rows.js';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'render,browser,change,many' },
    listings: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '10' },
  },
});
const OVERVIEWS = [
  '/',
  '/solutions',
  '/ecosystem',
  '/services',
  '/services/compute',
  '/operations/compute/server.create',
  '/concerns',
  '/concerns/object-storage',
  '/platforms',
  '/platforms/embedded/2026.2',
  '/guidelines',
  '/guidelines/2026.11',
  '/labs',
  '/certificates',
];
const only = new Set(options.only.split(','));
const rounds = Number(options.rounds);
const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
try {
  const listings = await catalogListings();
  const facts = listings.map(listingFacts);
  const real = listings.map((one, at) => ({
    id: one.id,
    text: JSON.stringify(one),
    facts: JSON.stringify(facts[at]),
  }));
  const rows = listings.map((one) => searchRow(one, AT));
  if (only.has('render') || only.has('many')) {
    const postgres = await startPostgres(folder);
    if (postgres !== undefined) {
      try {
        const database = await openRegistryDatabase({ url: postgres.url });
        await fillListings(database, real, rows, AT.toISOString());
        if (only.has('render'))
          await rendered(
            postgres.url,
            rows.map(({ id }) => id),
          );
        if (only.has('many')) {
          await database.deleteFrom('registry_listings').execute();
          await fillListings(database, real, makeRows(rows, Number(options.listings)), AT.toISOString());
          await many(postgres.url);
        }
        await database.destroy();
      } finally {
        await postgres.stop();
      }
    }
  }
  if (only.has('browser')) await seen();
  if (only.has('change')) await changed(facts, makeRows(rows, Number(options.listings)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** From the request to its bytes, listing read from PostgreSQL and all, over HTTP on loopback; CPU time of the web process. */
async function rendered(url: string, ids: readonly string[]): Promise<void> {
  const web = await startWebProcess(url, folder);
  const pages: {
    readonly id: string;
    readonly cpu: number;
    readonly wall: number;
    readonly bytes: number;
  }[] = [];
  for (const id of ids) {
    const cpu: number[] = [];
    const wall: number[] = [];
    let bytes = 0;
    for (let round = 0; round < rounds + 3; round += 1) {
      const before = cpuSeconds(web.child.pid!);
      const began = performance.now();
      bytes = (await (await fetch(`http://127.0.0.1:${web.port}/solutions/${id}`)).arrayBuffer()).byteLength;
      const took = performance.now() - began;
      if (round < 3) continue;
      cpu.push((cpuSeconds(web.child.pid!) - before) * 1000);
      wall.push(took);
    }
    pages.push({ id, cpu: median(cpu), wall: median(wall), bytes });
  }
  await endWebProcess(web);
  const byCpu = pages.toSorted((a, b) => a.cpu - b.cpu);
  const at = (part: number) => byCpu[Math.min(byCpu.length - 1, Math.floor(byCpu.length * part))]!;
  printTable(
    `marketplace: each of ${pages.length} listings rendered ${rounds} times, its median`,
    ['', 'listing', 'CPU ms', 'ms on the wall', 'KB of HTML'],
    [['p50', at(0.5)] as const, ['p90', at(0.9)] as const, ['largest', at(1)] as const].map(
      ([name, { id, cpu, wall, bytes }]) => [name, id, digits(cpu), digits(wall), digits(bytes / 1000)],
    ),
  );
}

/** Start and memory with many listings, and what one and two processes on one PostgreSQL answer in a second. */
async function many(url: string): Promise<void> {
  const first = await startWebProcess(url, folder);
  printTable(
    `marketplace: a web process on PostgreSQL with ${first.rows} listings`,
    ['listings', 'ready after s', 's CPU', 'MB heap', 'MB resident'],
    [[String(first.rows), ...[first.seconds, first.cpu, first.heapUsed / 1e6, first.rss / 1e6].map(digits)]],
  );
  const alone = await load([first]);
  const second = await startWebProcess(url, folder);
  const both = await load([first, second]);
  for (const web of [first, second]) await endWebProcess(web);
  printTable(
    'marketplace: pages of one and of two processes under load (the load generator is on the same cores)',
    ['processes', 'page', 'CPU ms a page', '÷ one process', 'pages a second', 'p50 ms', 'p99 ms'],
    alone.flatMap((one, at) =>
      [one, both[at]!].map((result, index) => [
        String(index + 1),
        result.page,
        digits(result.cpu),
        digits(result.cpu / one.cpu),
        digits(result.rate),
        digits(result.p50),
        digits(result.p99),
      ]),
    ),
  );
}

/** What the first request after a change waits for, with many listings in memory and no database. */
async function changed(facts: readonly ListingFacts[], rows: readonly SearchRow[]): Promise<void> {
  const answers = await afterChange(facts, rows, OVERVIEWS, Math.min(rounds, 3));
  printTable(
    `marketplace: the first request after one of ${rows.length} listings changed, and the next`,
    ['page', 'first, CPU ms', 'next, CPU ms'],
    OVERVIEWS.map((page) => {
      const own = answers.filter((one) => one.page === page);
      return [
        page,
        digits(median(own.map(({ first }) => first))),
        digits(median(own.map(({ next }) => next))),
      ];
    }),
  );
}

interface Load {
  readonly page: string;
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU milliseconds that a web process takes for a page. */
  readonly cpu: number;
}

/** CPU seconds of these processes so far. */
function spent(processes: readonly WebProcess[]): number {
  return processes.reduce((sum, { child }) => sum + cpuSeconds(child.pid!), 0);
}

async function load(processes: readonly WebProcess[]): Promise<readonly Load[]> {
  const loads: Load[] = [];
  for (const page of ['/solutions', '/solutions?q=backup&native=object-storage&sort=newest', '/ecosystem']) {
    for (const { port } of processes) await (await fetch(`http://127.0.0.1:${port}${page}`)).arrayBuffer();
    const before = spent(processes);
    const results = await Promise.all(
      processes.map(({ port }) =>
        autocannon({
          url: `http://127.0.0.1:${port}${page}`,
          connections: 8,
          duration: Number(options.seconds),
        }),
      ),
    );
    const pages = results.reduce((sum, { requests }) => sum + requests.total, 0);
    loads.push({
      page,
      cpu: ((spent(processes) - before) * 1000) / pages,
      rate: results.reduce((sum, { requests }) => sum + requests.average, 0),
      p50: Math.max(...results.map(({ latency }) => latency.p50)),
      p99: Math.max(...results.map(({ latency }) => latency.p99)),
    });
  }
  return loads;
}

/** Pages of `touchstone start` as a reader on a desk and one on a phone see them. */
async function seen(): Promise<void> {
  const command = fileURLToPath(new URL('../../packages/cli/bin/touchstone.mjs', import.meta.url));
  chmodSync(folder, 0o755);
  const args = ['start', '--port', '0', '--no-cloud', '--data', join(folder, 'data')];
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  for await (const note of createInterface({ input: child.stderr })) {
    if (note.includes('The catalog is loaded')) break;
  }
  const origin = / is at (http:\S+)\//.exec(line)?.[1] ?? '';
  const table: string[][] = [];
  for (const path of [
    '/',
    '/solutions',
    '/solutions/rclone',
    '/solutions/python-openstackclient',
    '/ecosystem',
  ]) {
    for (const phone of [false, true]) {
      const views: Viewed[] = [];
      for (let round = 0; round < 5; round += 1) views.push(await viewInBrowser(`${origin}${path}`, phone));
      const of = (key: keyof Viewed) => digits(median(views.map((view) => view[key])));
      const sent = digits(median(views.map((view) => view.sent)) / 1000);
      table.push([path, phone ? 'phone' : 'desk', of('largestPaint'), of('shift'), of('blocked'), sent]);
    }
  }
  child.kill('SIGTERM');
  await once(child, 'close');
  printTable(
    'marketplace: first views in headless Chromium, an empty cache; a phone has 150 ms, 1.6 Mbit/s and a CPU four times slower',
    ['page', 'reader', 'LCP ms', 'CLS', 'blocked ms', 'KB sent'],
    table,
  );
}
