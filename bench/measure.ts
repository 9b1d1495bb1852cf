// SPDX-License-Identifier: Apache-2.0

/** One way to do the work. */
export interface Contender {
  readonly name: string;
  /** Does the work once, over all items. What it returns is thrown away. */
  run(): unknown;
  /** What its CPU time is multiplied by, where it does less or more in a run than `items`; 1 unless told. */
  readonly scale?: number;
}

export interface Measured {
  readonly name: string;
  /** CPU microseconds per item, all threads of this process; the median of the rounds. */
  readonly cpuUs: number;
  /** CPU time ÷ the reference's in the same round: median, lowest and highest. */
  readonly ratio: Spread;
}

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Runs all contenders in turn, round after round (A B C A B C …), so that a noisy neighbour meets all of them; the first
 * round warms up and does not count. CPU time, not the clock on the wall: the time that others took is not ours.
 * @param items how many things one run of a contender does
 * @param reference name of the contender that the others are divided by
 */
export async function compare(
  contenders: readonly Contender[],
  { items, reference, rounds = 7 }: { items: number; reference: string; rounds?: number },
): Promise<readonly Measured[]> {
  const seen = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, run, scale = 1 } of contenders) {
      const us = (await cpuOf(run)) * scale;
      if (round > 0) seen.get(name)!.push(us / items);
    }
  }
  return byReference(seen, reference);
}

/** Medians and ratios of measurements that were taken in rounds: the n-th value of each name is of the n-th round. */
export function byReference(
  seen: ReadonlyMap<string, readonly number[]>,
  reference: string,
): readonly Measured[] {
  const beside = seen.get(reference);
  if (beside === undefined) throw new Error(`nothing was measured under the name "${reference}"`);
  return [...seen].map(([name, values]) => ({
    name,
    cpuUs: median(values),
    ratio: spread(values.map((value, round) => value / beside[round]!)),
  }));
}

/** CPU microseconds of this process, user and system, all threads, while `work` runs. */
export async function cpuOf(work: () => unknown): Promise<number> {
  // What the one before left behind is not this one's to collect.
  globalThis.gc?.();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), low: Math.min(...values), high: Math.max(...values) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) throw new Error('the median of no values was asked for');
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
