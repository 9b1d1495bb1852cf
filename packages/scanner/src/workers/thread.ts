// SPDX-License-Identifier: Apache-2.0
// The other end of a thread lane: does tasks, and tells in shared memory which file it is at.
import { parentPort, workerData } from 'node:worker_threads';
import { isTouchstoneError } from '@touchstone/model';
import type { Project } from '../detect/detector.js';
import { createWorker } from './create-worker.js';
import type { LaneSetup, Task } from './tasks.js';

/** What a thread is started with. `at[0]` is the place of the file under way in its task. */
export interface ThreadData {
  readonly setup: LaneSetup;
  readonly at: Int32Array;
}

export type ToThread =
  { readonly kind: 'project'; readonly project: Project } | { readonly kind: 'task'; readonly task: Task };

const { setup, at } = workerData as ThreadData;
const port = parentPort!;
const worker = createWorker(setup);

port.on('message', (message: ToThread) => {
  if (message.kind === 'project') {
    worker.tell(message.project);
    return;
  }
  worker
    .run(message.task, (place) => Atomics.store(at, 0, place))
    .then(
      (result) => port.postMessage({ kind: 'done', result }),
      (error: unknown) => {
        // A refusal (such as a data file that is wrong) is for the user; anything else is a crash at this file.
        if (!isTouchstoneError(error)) throw error;
        const { code, hint, details } = error;
        port.postMessage({ kind: 'refused', code, message: error.message, hint, details });
      },
    );
});
