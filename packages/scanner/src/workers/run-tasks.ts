// SPDX-License-Identifier: Apache-2.0
import type { Lane, LaneOutcome } from './lane.js';
import type { Task, Told } from './tasks.js';

/** Lanes that are replaced when a file breaks them. */
export interface Lanes {
  /** Makes a lane that is there when work comes: threads take a while to start. */
  warm(): void;
  /** Tells all lanes, also those that are made later. */
  tell(told: Told): void;
  /** At most so many lanes from now on: few files are not worth more. */
  limit(count: number): void;
  /**
   * Does a task of each list of files and gives each file's result to `take`, in the order of the lists whatever lane is
   * quicker. A file at which a lane broke is given as broken; all others are done again.
   */
  run<File, Result>(
    batches: readonly (readonly File[])[],
    taskOf: (files: readonly File[]) => Task,
    take: (file: File, outcome: FileOutcome<Result>) => void,
  ): Promise<void>;
  close(): Promise<void>;
}

export type FileOutcome<Result> =
  { readonly kind: 'done'; readonly result: Result } | { readonly kind: 'broken'; readonly reason: string };

/** How far lanes may run ahead of the slowest, in batches, so that results waiting to be taken stay few. */
const AHEAD = 64;

/** Takes how many lanes, and what makes one. Lanes are made when there is work for them. */
export function createLanes(count: number, makeLane: () => Lane): Lanes {
  const lanes: (Lane | undefined)[] = Array.from({ length: count });
  const told: Told[] = [];
  let most = count;
  let closed = false;
  const laneAt = (place: number): Lane => {
    if (closed) throw new Error('the lanes were closed while there was work');
    let lane = lanes[place];
    if (lane === undefined) {
      lane = makeLane();
      for (const each of told) lane.tell(each);
      lanes[place] = lane;
    }
    return lane;
  };

  /** Runs one batch to its end, whatever breaks on the way. */
  async function runBatch<File, Result>(
    place: number,
    files: readonly File[],
    taskOf: (files: readonly File[]) => Task,
  ): Promise<readonly FileOutcome<Result>[]> {
    const outcomes: FileOutcome<Result>[] = Array.from({ length: files.length });
    let left = files.map((_, at) => at);
    while (left.length > 0) {
      const outcome: LaneOutcome = await laneAt(place).run(taskOf(left.map((at) => files[at]!)));
      if (outcome.kind === 'done') {
        outcome.result.results.forEach((result, at) => {
          outcomes[left[at]!] = { kind: 'done', result: result as Result };
        });
        return outcomes;
      }
      await lanes[place]?.close();
      lanes[place] = undefined;
      outcomes[left[outcome.at]!] = { kind: 'broken', reason: outcome.reason };
      left = left.filter((_, at) => at !== outcome.at);
    }
    return outcomes;
  }

  return {
    warm: () => void laneAt(0),
    tell(one) {
      told.push(one);
      for (const lane of lanes) lane?.tell(one);
    },
    limit(fewer) {
      most = Math.max(1, Math.min(count, fewer));
    },
    async run(batches, taskOf, take) {
      const waiting = new Map<number, readonly FileOutcome<never>[]>();
      const wakers: (() => void)[] = [];
      let [next, taken] = [0, 0];
      const takeInOrder = (): void => {
        for (let ready = waiting.get(taken); ready !== undefined; ready = waiting.get(taken)) {
          waiting.delete(taken);
          ready.forEach((outcome, at) => take(batches[taken]![at]!, outcome));
          taken += 1;
        }
        for (const wake of wakers.splice(0)) wake();
      };
      const work = async (place: number): Promise<void> => {
        while (next < batches.length) {
          if (next - taken > AHEAD) {
            await new Promise<void>((resolve) => wakers.push(resolve));
            continue;
          }
          const at = next++;
          waiting.set(at, await runBatch(place, batches[at]!, taskOf));
          takeInOrder();
        }
      };
      const busy = Math.min(most, batches.length);
      await Promise.all(Array.from({ length: busy }, (_, place) => work(place)));
    },
    async close() {
      closed = true;
      await Promise.all(lanes.map((lane) => lane?.close()));
    },
  };
}
