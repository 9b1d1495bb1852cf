// SPDX-License-Identifier: Apache-2.0
import { DETECTORS } from '../detect/detectors.js';
import type { Detector } from '../detect/detector.js';
import { takeSdks } from '../sdks/load-sdks.js';
import { createDetecting } from './detect-in-file.js';
import { createLooking } from './look-at-file.js';
import type { Detected, Looked, Task, ToldTree, Worker } from './tasks.js';

/** What does tasks in the thread that calls it. Detectors are the project's own unless told (tests). */
export function createWorker(detectors: readonly Detector[] = DETECTORS): Worker {
  let tree: ToldTree | undefined;
  let look: ReturnType<typeof createLooking> | undefined;
  let detect: ReturnType<typeof createDetecting> | undefined;
  return {
    tell(told) {
      if (told.kind === 'tree') {
        tree = told;
        takeSdks(told.sdks);
        look = createLooking(told, detectors);
      } else {
        if (tree === undefined) throw new Error('the project was told before the tree');
        detect = createDetecting(tree, detectors, told.project);
      }
    },
    async run(task: Task, begins) {
      if (task.kind === 'look') {
        if (look === undefined) throw new Error('files were to be looked at before the tree was told');
        const results: Looked[] = [];
        for (const [at, file] of task.files.entries()) {
          begins(at);
          results.push(await look(file));
        }
        return { kind: 'look', results };
      }
      if (detect === undefined) throw new Error('detectors were to run before the project was told');
      const results: Detected[] = [];
      for (const [at, file] of task.files.entries()) {
        begins(at);
        results.push(await detect(file));
      }
      return { kind: 'detect', results };
    },
  };
}
