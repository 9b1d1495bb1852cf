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
 * Puts bursts of one kind of request to all proxies in turn, round after round; the first round warms up. In each round
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
  for (let round = 0; round <= plan.rounds; round += 1) {
    const burst = { ...cell, seconds: round === 0 ? 1 : plan.seconds };
    const longer = { ...burst, seconds: burst.seconds * 3 };
    if (direct !== undefined) {
      const one = await load(direct, burst);
      if (round > 0) straight.push(one);
    }
    for (const proxy of proxies) {
      const before = cpuSeconds(proxy.pid);
      const { growth, value } = await growthMiB(proxy.pid, () =>
        load(proxy.port, proxy.slow === true ? longer : burst),
      );
      const cpuUs = ((cpuSeconds(proxy.pid) - before) * 1e6) / value.requests;
      asked.set(proxy, (asked.get(proxy) ?? 0) + value.requests);
      if (round > 0 && value.requests === 0)
        throw new Error(`${proxy.name} answered nothing in ${burst.seconds} s`);
      if (round > 0) samples.get(proxy.name)!.push({ ...value, cpuUs, growthMiB: growth });
    }
  }
  print(cell, samples, straight);
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
