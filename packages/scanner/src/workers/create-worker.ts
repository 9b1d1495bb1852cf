// SPDX-License-Identifier: Apache-2.0
import { DETECTORS } from '../detect/detectors.js';
import type { Detector, Project } from '../detect/detector.js';
import { createDetecting } from './detect-in-file.js';
import { createLooking } from './look-at-file.js';
import type { Detected, LaneSetup, Looked, Task, Worker } from './tasks.js';

/** What does tasks in the thread that calls it. Detectors are the project's own unless told (tests). */
export function createWorker(setup: LaneSetup, detectors: readonly Detector[] = DETECTORS): Worker {
  const look = createLooking(setup, detectors);
  let project: Project | undefined;
  let detect: ReturnType<typeof createDetecting> | undefined;
  return {
    tell: (told) => {
      project = told;
      detect = undefined;
    },
    async run(task: Task, begins) {
      if (task.kind === 'look') {
        const results: Looked[] = [];
        for (const [at, file] of task.files.entries()) {
          begins(at);
          results.push(await look(file));
        }
        return { kind: 'look', results };
      }
      if (project === undefined) throw new Error('files were to be looked at before the project was known');
      detect ??= createDetecting(setup, detectors, project);
      const results: Detected[] = [];
      for (const [at, file] of task.files.entries()) {
        begins(at);
        results.push(await detect(file));
      }
      return { kind: 'detect', results };
    },
  };
}
