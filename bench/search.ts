// SPDX-License-Identifier: Apache-2.0
// Search with facets, in 1,000 and in 100,000 rows, beside PostgreSQL's full-text search over the same ones.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  buildSearchIndex,
  describeIndex,
  parseSearchQuery,
  replaceRows,
  search,
  type SearchIndex,
  type SearchQuery,
} from '@touchstone/registry';
import { startPostgres } from './attest/start-postgres.js';
import { cpuOf, median } from './measure.js';
import { digits, printTable } from './print-table.js';
import { catalogRows } from './search/catalog-rows.js';
import { makeRows } from './search/made-rows.js';
import { PostgresSearch } from './search/postgres-search.js';
import { sampleQueries } from './search/sample-queries.js';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '2000' },
    beside: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
  },
});
const rounds = Number(options.rounds);
const all = makeRows(await catalogRows(), Number(options.rows));
const asked = sampleQueries(all.slice(0, 1000), Number(options.queries));
const parsed = asked.map((address) => parseSearchQuery(new URLSearchParams(address)).query);

const sizes = [1000, all.length];
const indexes = sizes.map((size) => build(size));
printTable(
  'search: what an index takes, without the rows themselves',
  ['rows', 'built in s CPU', 'distinct words', 'MB', 'one row replaced in ms CPU'],
  indexes.map(({ index, seconds, replaced }, at) => {
    const { terms, bytes } = describeIndex(index);
    return [String(sizes[at]), digits(seconds), String(terms), digits(bytes / 1e6), digits(replaced)];
  }),
);

const ways: readonly (readonly [string, (index: SearchIndex, query: number) => unknown])[] = [
  ['found and counted', (index, query) => search(index, parsed[query]!)],
  ['from the address to JSON', (index, query) => answer(index, asked[query]!)],
];
for (const [name, way] of ways) latencies(name, way);
await besidePostgres(parsed.slice(0, Number(options.beside)));

function build(size: number): {
  readonly index: SearchIndex;
  readonly seconds: number;
  readonly replaced: number;
} {
  const rows = all.slice(0, size);
  let before = process.cpuUsage();
  const index = buildSearchIndex(rows);
  const seconds = spent(before) / 1e6;
  before = process.cpuUsage();
  replaceRows(index, [{ ...rows[0]!, name: 'Renamed' }]);
  return { index, seconds, replaced: spent(before) / 1e3 };
}

function spent(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function answer(index: SearchIndex, address: string): string {
  const { query, refused } = parseSearchQuery(new URLSearchParams(address));
  return JSON.stringify({ ...search(index, query), refused });
}

/** Each query's time is the median of its rounds: what interrupts us now and then is not the query's. */
function latencies(name: string, way: (index: SearchIndex, query: number) => unknown): void {
  const times = indexes.map(() => asked.map(() => [] as number[]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [query] of asked.entries()) {
      for (const [at, { index }] of indexes.entries()) {
        const began = performance.now();
        way(index, query);
        if (round > 0) times[at]![query]!.push((performance.now() - began) * 1000);
      }
    }
  }
  const sorted = times.map((queries) => queries.map((one) => median(one)).toSorted((a, b) => a - b));
  const percentile = (at: number, part: number): number => sorted[at]![Math.floor(asked.length * part)]!;
  const rows = sizes.map((size, at) => [
    String(size),
    ...[0.5, 0.9, 0.99].map((part) => digits(percentile(at, part))),
    digits(percentile(at, 0.99) / percentile(0, 0.99)),
  ]);
  printTable(
    `search: ${asked.length} different searches, ${name}`,
    ['rows', 'p50 µs', 'p90 µs', 'p99 µs', 'p99 ÷ of 1000'],
    rows,
  );
}

async function besidePostgres(queries: readonly SearchQuery[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
  const postgres = await startPostgres(folder);
  try {
    if (postgres === undefined) return;
    const peer = await PostgresSearch.fill(postgres.url, all);
    // Ten times over: one round of ours is too short to be told from what surrounds it.
    const ours =
      (await cpuOf(() => {
        for (let time = 0; time < 10; time += 1)
          for (const query of queries) search(indexes[1]!.index, query);
      })) /
      (10 * queries.length);
    const rows = [['touchstone, ten facets', digits(ours), '', digits(1)]];
    for (const lists of [true, false]) {
      const times: number[] = [];
      await peer.search(queries[0]!, lists);
      const before = peer.cpuSeconds();
      for (const query of queries) {
        const began = performance.now();
        await peer.search(query, lists);
        times.push(performance.now() - began);
      }
      const cpu = ((peer.cpuSeconds() - before) / queries.length) * 1e6;
      const name = `PostgreSQL, ${lists ? 'ten facets' : 'five facets of one value each'}`;
      rows.push([name, digits(cpu), digits(median(times)), digits(cpu / ours)]);
    }
    await peer.close();
    printTable(
      `search: ${queries.length} searches in ${all.length} rows, one after the other`,
      ['', 'CPU µs per search', 'p50 ms on the wall', '÷ touchstone'],
      rows,
    );
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
