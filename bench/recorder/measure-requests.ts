// SPDX-License-Identifier: Apache-2.0
import { median, spread } from '../measure.js';
import { digits, printTable, range } from '../print-table.js';
import { cpuSeconds, growthMiB } from '../process-usage.js';
import type { Burst, Load } from './load.js';
import { REFERENCE } from './peers.js';
import type { Cell, Plan } from './plan.js';
import type { Started } from './spawn-process.js';

interface Sample extends Burst {
  /** CPU microseconds of the proxy for each request. */
  readonly cpuUs: number;
  readonly growthMiB: number;
}

/**
 * CPU seconds that a proxy gets before it is measured (code that a compiler has not seen yet costs several times as much)
 * and at least while it is: on a busy machine bursts are repeated until it had them.
 */
const WARM_CPU = 2;
const AGAIN_CPU = 0.4;
const MEASURED_CPU = 0.4;
const MOST_BURSTS = 15;

/**
 * Puts bursts of one kind of request to all proxies in turn, round after round, after one that warms up. In each round
 * the upstream is asked directly, too: added latency is over that.
 * @param asked counts every request by proxy
 */
export async function measureRequests(
  cell: Cell,
  proxies: readonly Started[],
  direct: number | undefined,
  { plan, load, asked }: { plan: Plan; load: Load; asked: Map<Started, number> },
): Promise<void> {
  const samples = new Map(proxies.map(({ name }) => [name, [] as Sample[]]));
  const straight: Burst[] = [];
  const put = async (proxy: Started, seconds: number, cpu: number): Promise<Sample> => {
    // Connections come first: a thousand of them take a busy proxy a while.
    const longer = (proxy.slow === true ? 3 : 1) * (cell.connections >= 1000 ? 2 : 1);
    const burst = { ...cell, seconds: seconds * longer };
    const sample = await burstFor(proxy, () => load(proxy.port, burst), cpu);
    asked.set(proxy, (asked.get(proxy) ?? 0) + sample.requests);
    return sample;
  };
  for (const proxy of proxies) await put(proxy, 1, asked.has(proxy) ? AGAIN_CPU : WARM_CPU);
  for (let round = 0; round < plan.rounds; round += 1) {
    if (direct !== undefined) straight.push(await load(direct, { ...cell, seconds: plan.seconds }));
    for (const proxy of proxies) samples.get(proxy.name)!.push(await put(proxy, plan.seconds, MEASURED_CPU));
  }
  print(cell, samples, straight);
}

/** Bursts until the proxy has had so much CPU time, as one. @throws Error when it answered nothing */
async function burstFor({ name, pid }: Started, burst: () => Promise<Burst>, cpu: number): Promise<Sample> {
  const before = cpuSeconds(pid);
  const bursts: Burst[] = [];
  const { growth } = await growthMiB(pid, async () => {
    let answered = 0;
    while (bursts.length < MOST_BURSTS && (answered === 0 || cpuSeconds(pid) - before < cpu)) {
      const one = await burst();
      answered += one.requests;
      bursts.push(one);
    }
  });
  const total = (what: 'requests' | 'seconds' | 'errors'): number =>
    bursts.reduce((sum, one) => sum + one[what], 0);
  const requests = total('requests');
  if (requests === 0) throw new Error(`${name} answered nothing in ${total('seconds')} s`);
  return {
    requests,
    seconds: total('seconds'),
    medianMs: median(bursts.map((one) => one.medianMs)),
    p99Ms: median(bursts.map((one) => one.p99Ms)),
    errors: total('errors'),
    cpuUs: ((cpuSeconds(pid) - before) * 1e6) / requests,
    growthMiB: growth,
  };
}

function print(
  cell: Cell,
  samples: ReadonlyMap<string, readonly Sample[]>,
  straight: readonly Burst[],
): void {
  const beside = samples.get(REFERENCE)!;
  const { shape, connections, tls } = cell;
  const title = `requests: ${shape.name}, ${connections} connection${connections === 1 ? '' : 's'}${tls ? ', TLS to the cloud' : ''}`;
  const head = [
    '',
    'CPU µs',
    '÷ nginx',
    'lowest – highest',
    'req/s ÷ nginx',
    '+ median ms',
    '+ p99 ms',
    'MiB gained',
  ];
  const over = (value: number, what: 'medianMs' | 'p99Ms'): string =>
    straight.length === 0
      ? 'no direct'
      : digits(Math.max(0, value - median(straight.map((one) => one[what]))));
  const rows = [...samples].map(([name, list]) => {
    const ratio = spread(list.map((one, round) => one.cpuUs / beside[round]!.cpuUs));
    const rate = median(list.map((one, round) => rateOf(one) / rateOf(beside[round]!)));
    const errors = list.reduce((sum, one) => sum + one.errors, 0);
    return [
      errors === 0 ? name : `${name} (${errors} errors)`,
      digits(median(list.map((one) => one.cpuUs))),
      digits(ratio.median),
      range(ratio),
      digits(rate),
      over(median(list.map((one) => one.medianMs)), 'medianMs'),
      over(median(list.map((one) => one.p99Ms)), 'p99Ms'),
      digits(Math.max(...list.map((one) => one.growthMiB))),
    ];
  });
  printTable(title, head, rows);
  const rate = Math.round(median(beside.map(rateOf)));
  const told = straight.length === 0 ? '' : `; directly ${Math.round(median(straight.map(rateOf)))}`;
  console.log(`\nnginx: ${rate} requests a second${told}.`);
}

function rateOf({ requests, seconds }: Burst): number {
  return requests / seconds;
}
