// SPDX-License-Identifier: Apache-2.0
import { isWasmFailure } from '../parse/is-wasm-failure.js';
import { createWorker } from './create-worker.js';
import type { Lane } from './lane.js';
import type { Worker } from './tasks.js';

/** A lane in the thread that calls it: nothing guards it against files that take too long or break the process. */
export function inlineLane(worker: Worker = createWorker()): Lane {
  return {
    tell: (told) => worker.tell(told),
    async run(task) {
      let at = 0;
      try {
        return { kind: 'done', result: await worker.run(task, (begun) => (at = begun)) };
      } catch (error) {
        if (isWasmFailure(error)) return { kind: 'broken', at, reason: 'crashed' };
        throw error;
      }
    },
    close: async () => {},
  };
}
