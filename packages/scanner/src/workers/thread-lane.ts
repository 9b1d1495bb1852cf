// SPDX-License-Identifier: Apache-2.0
import { Worker as Thread } from 'node:worker_threads';
import { TouchstoneError } from '@touchstone/model';
import type { Lane, LaneOutcome } from './lane.js';
import type { FromThread, ThreadData, ToThread } from './thread-messages.js';

/** MiB of JavaScript heap in each thread: a file that needs more breaks its thread and is skipped. */
const HEAP_MIB = 1024;
/** How often a thread is asked whether it is still at the same file, in milliseconds. */
const LOOK_EVERY_MS = 250;

/**
 * A lane in a thread of its own, which starts at once. A file that takes longer than `fileMs` milliseconds, or breaks the
 * thread, ends the lane: the caller makes another and goes on behind that file.
 * @param script what the thread runs: workers/thread.ts, built, unless told (tests)
 */
export function threadLane(fileMs: number, script = new URL('./thread.js', import.meta.url)): Lane {
  const at = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Thread(script, {
    workerData: { at } satisfies ThreadData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
  let isReady = false;
  let broken: unknown;
  // A crash between tasks is told to the next one; without a listener it would be an uncaught error of this process.
  thread.on('error', (error) => (broken = error));
  thread.on('message', ({ kind }: FromThread) => (isReady ||= kind === 'ready'));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  const send = (message: ToThread): void => thread.postMessage(message);

  const run: Lane['run'] = (task) =>
    new Promise<LaneOutcome>((resolve, reject) => {
      Atomics.store(at, 0, 0);
      const broke = (reason: 'took-too-long' | 'crashed'): void =>
        resolve({ kind: 'broken', at: Atomics.load(at, 0), reason });
      const answer = (message: FromThread): void => {
        if (message.kind === 'ready') return;
        stop();
        if (message.kind === 'done') resolve({ kind: 'done', result: message.result });
        else reject(errorOf(message));
      };
      const crash = (): void => {
        stop();
        // A thread that never came to its first task is a defect, and no file is to blame.
        if (isReady) broke('crashed');
        else reject(broken instanceof Error ? broken : new Error('a thread of the scanner did not start'));
      };
      const watch = watchFor(at, fileMs, () => {
        stop();
        broke('took-too-long');
      });
      const stop = (): void => {
        clearInterval(watch);
        thread.off('message', answer).off('exit', crash);
      };
      // A thread that crashes emits `error` and then `exit`.
      thread.on('message', answer).on('exit', crash);
      send({ kind: 'task', task });
    });

  return {
    tell: (told) => send({ kind: 'told', told }),
    run,
    close: async () => void (await thread.terminate()),
  };
}

function errorOf(message: Extract<FromThread, { kind: 'refused' | 'defect' }>): Error {
  if (message.kind === 'defect') return new Error(message.text);
  const { code, hint, details } = message;
  return new TouchstoneError(code, message.message, { ...(hint === undefined ? {} : { hint }), details });
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
