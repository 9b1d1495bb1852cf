// SPDX-License-Identifier: Apache-2.0
// The process of one live run: embedded cloud, recorder, runner and assessor, apart from the marketplace, so that nothing
// that a recipe does to them takes the pages with it. Gets its job as its first message; ends when its parent does.
import { rmSync } from 'node:fs';
import { isTouchstoneError } from '@touchstone/model';
import { runLive } from './run-live.js';
import type { LiveJob, LiveMessage } from './live-messages.js';

const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
// The terminal's Ctrl-C reaches the whole group; the parent says when to stop.
process.on('SIGINT', () => undefined);

process.once('message', (job: LiveJob) => {
  // The marketplace is gone, killed perhaps, and nobody else would clear up; bubblewrap ends with us.
  process.on('disconnect', () => {
    rmSync(job.folder, { recursive: true, force: true });
    process.exit(1);
  });
  void runLive(job, tell, process.env, stop.signal)
    .catch((error: unknown) => tell({ kind: 'broken', why: explain(error) }))
    .then(() => told)
    .finally(() => process.disconnect());
});

/** Until the newest message is on its way: the assessment is large, and would be cut. */
let told: Promise<void> = Promise.resolve();

function tell(message: LiveMessage): void {
  // One that cannot be told is one whose marketplace is gone.
  told = new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));
}

/** Of an error that is not told on purpose only that there was one: it may name a path or a secret. */
function explain(error: unknown): string {
  if (!isTouchstoneError(error)) return 'Something went wrong here that is no fault of the recipe.';
  return [error.message, error.hint].filter((text) => text !== undefined).join(' ');
}
