// SPDX-License-Identifier: Apache-2.0
import type { Assembly } from '../assemble/assembly.js';
import type { createFiles } from '../assemble/files.js';
import type { ScanProgress } from '../scan-progress.js';
import { batches } from '../workers/batches.js';
import type { FileOutcome, Lanes } from '../workers/run-tasks.js';
import type { Detected, DetectFile } from '../workers/tasks.js';
import type { LookedFile } from './look-at-files.js';

/** Lets the detectors see the files that they want, and hands all findings to the assembly in the order of paths. */
export async function detectInFiles(
  looked: readonly LookedFile[],
  lanes: Lanes,
  files: ReturnType<typeof createFiles>,
  assembly: Assembly,
  progress: ((progress: ScanProgress) => void) | undefined,
): Promise<void> {
  const wanted = looked.filter((file) => file.detectors.length > 0);
  const early = looked[Symbol.iterator]();
  let done = 0;
  /** Files that only the first look had findings in come in between, in the order of paths. */
  const takeUntil = (path: string | undefined): void => {
    for (let step = early.next(); step.done !== true; step = early.next()) {
      const file = step.value;
      assembly.add(file, file.findings);
      for (const reason of new Set(file.troubles)) files.trouble({ path: file.path, reason });
      if (file.path === path) return;
    }
  };
  const take = (file: DetectFile, outcome: FileOutcome<Detected>): void => {
    takeUntil(file.path);
    done += 1;
    progress?.({ pass: 'detect', done, files: wanted.length });
    if (outcome.kind === 'broken') return files.trouble({ path: file.path, reason: outcome.reason });
    assembly.add(file, outcome.result.findings);
    for (const reason of new Set(outcome.result.troubles)) files.trouble({ path: file.path, reason });
  };
  const plain = wanted.map(({ path, bytes, at, language, origin, detectors }) => ({
    path,
    bytes,
    at,
    language,
    origin,
    detectors,
  }));
  await lanes.run(batches(plain), (some) => ({ kind: 'detect', files: some }), take);
  takeUntil(undefined);
}
