// SPDX-License-Identifier: Apache-2.0
// The other end of a thread lane: does tasks, and tells in shared memory which file it is at.
import { parentPort, workerData } from 'node:worker_threads';
import { isTouchstoneError } from '@touchstone/model';
import { createWorker } from './create-worker.js';
import type { FromThread, ThreadData, ToThread } from './thread-messages.js';

const { at } = workerData as ThreadData;
const port = parentPort!;
const worker = createWorker();
/** Why what was told could not be taken in: it is answered to the next task. */
let failure: unknown;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
const send = (message: FromThread): void => port.postMessage(message);

port.on('message', (message: ToThread) => {
  if (message.kind === 'told') {
    try {
      worker.tell(message.told);
    } catch (error) {
      failure = error;
    }
  } else if (failure !== undefined) {
    send(failed(failure));
  } else {
    worker
      .run(message.task, (place) => Atomics.store(at, 0, place))
      .then(
        (result) => send({ kind: 'done', result }),
        (error: unknown) => {
          // A refusal (a data file that is wrong) is for the user; anything else breaks the thread at this file.
          if (!isTouchstoneError(error)) throw error;
          send(failed(error));
        },
      );
  }
});
send({ kind: 'ready' });

function failed(error: unknown): FromThread {
  if (isTouchstoneError(error)) {
    const { code, message, hint, details } = error;
    return { kind: 'refused', code, message, details, ...(hint === undefined ? {} : { hint }) };
  }
  return { kind: 'defect', text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
