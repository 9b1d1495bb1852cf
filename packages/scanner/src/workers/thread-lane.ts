// SPDX-License-Identifier: Apache-2.0
import { Worker as Thread } from 'node:worker_threads';
import { TouchstoneError } from '@touchstone/model';
import type { Lane, LaneOutcome } from './lane.js';
import type { LaneSetup, TaskResult } from './tasks.js';
import type { ThreadData, ToThread } from './thread.js';

/** MiB of JavaScript heap in each thread: a file that needs more breaks its thread and is skipped. */
const HEAP_MIB = 1024;
/** How often a thread is asked whether it is still at the same file, in milliseconds. */
const LOOK_EVERY_MS = 250;

type FromThread =
  | { readonly kind: 'done'; readonly result: TaskResult }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
      readonly details: Readonly<Record<string, unknown>>;
    };

/**
 * A lane in a thread of its own. A file that takes longer than the limit, or breaks the thread, ends the lane: the caller
 * makes another and goes on behind that file.
 */
export function threadLane(setup: LaneSetup): Lane {
  const at = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Thread(new URL('./thread.js', import.meta.url), {
    workerData: { setup, at } satisfies ThreadData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
  // Without a listener of its own, a crash between tasks would be an uncaught error of this process.
  thread.on('error', () => {});
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  const send = (message: ToThread): void => thread.postMessage(message);
  return {
    tell: (project) => send({ kind: 'project', project }),
    run: (task) =>
      new Promise<LaneOutcome>((resolve, reject) => {
        Atomics.store(at, 0, 0);
        const watch = watchFor(at, setup.limits.fileMs, () => {
          end({ kind: 'broken', at: Atomics.load(at, 0), reason: 'took-too-long' });
          void thread.terminate();
        });
        const answer = (message: FromThread): void => {
          if (message.kind === 'done') end({ kind: 'done', result: message.result });
          else {
            const { code, hint, details } = message;
            stop();
            reject(
              new TouchstoneError(code, message.message, {
                ...(hint === undefined ? {} : { hint }),
                details,
              }),
            );
          }
        };
        const crash = (): void => end({ kind: 'broken', at: Atomics.load(at, 0), reason: 'crashed' });
        const stop = (): void => {
          clearInterval(watch);
          thread.off('message', answer).off('error', crash).off('exit', crash);
        };
        const end = (outcome: LaneOutcome): void => {
          stop();
          resolve(outcome);
        };
        thread.on('message', answer).on('error', crash).on('exit', crash);
        send({ kind: 'task', task });
      }),
    close: async () => void (await thread.terminate()),
  };
}

/** Calls `late` when the same file has been under way for longer than `ms`. */
function watchFor(at: Int32Array, ms: number, late: () => void): NodeJS.Timeout {
  let [file, looks] = [-1, 0];
  return setInterval(() => {
    const now = Atomics.load(at, 0);
    looks = now === file ? looks + 1 : 0;
    file = now;
    if (looks * LOOK_EVERY_MS > ms) late();
  }, LOOK_EVERY_MS);
}
