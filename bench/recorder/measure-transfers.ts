// SPDX-License-Identifier: Apache-2.0
import { median, spread } from '../measure.js';
import { digits, printTable, range } from '../print-table.js';
import { cpuSeconds, growthMiB } from '../process-usage.js';
import { TUNED } from './peers.js';
import type { Plan } from './plan.js';
import type { Started } from './spawn-process.js';
import { transfer } from './transfer.js';

interface Sample {
  readonly cpu: number;
  readonly seconds: number;
  readonly growthMiB: number;
}

/** One large body, down and up, through all proxies in turn, round after round. */
export async function measureTransfers(
  proxies: readonly Started[],
  { transferRounds, transferMiB }: Plan,
  tls: boolean,
): Promise<void> {
  for (const direction of ['down', 'up'] as const) {
    const samples = new Map(proxies.map(({ name }) => [name, [] as Sample[]]));
    for (let round = 0; round < transferRounds; round += 1) {
      for (const { name, pid, port } of proxies) {
        const before = cpuSeconds(pid);
        const { growth, value } = await growthMiB(pid, () => transfer(port, direction, transferMiB));
        samples.get(name)!.push({ cpu: cpuSeconds(pid) - before, seconds: value, growthMiB: growth });
      }
    }
    print(`${transferMiB} MiB ${direction}${tls ? ', TLS to the cloud' : ''}`, samples);
  }
}

function print(what: string, samples: ReadonlyMap<string, readonly Sample[]>): void {
  const beside = samples.get(TUNED)!;
  const head = ['', 'CPU seconds', '÷ tuned nginx', 'lowest – highest', 'MB/s ÷ tuned nginx', 'MiB gained'];
  const rows = [...samples].map(([name, list]) => {
    const ratio = spread(list.map((one, round) => one.cpu / beside[round]!.cpu));
    return [
      name,
      digits(median(list.map((one) => one.cpu))),
      digits(ratio.median),
      range(ratio),
      digits(median(list.map((one, round) => beside[round]!.seconds / one.seconds))),
      digits(Math.max(...list.map((one) => one.growthMiB))),
    ];
  });
  printTable(`one body: ${what}`, head, rows);
}
