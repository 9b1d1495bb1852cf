// SPDX-License-Identifier: Apache-2.0
// The process of one live run: embedded cloud, recorder, runner and assessor, apart from the marketplace, so that nothing
// that a recipe does to them takes the pages with it. Gets its job as its first message; ends when its parent does.
import { isTouchstoneError } from '@touchstone/model';
import { runLive } from './run-live.js';
import type { LiveJob, LiveMessage } from './live-messages.js';

const stop = new AbortController();
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => stop.abort());
// The terminal's Ctrl-C reaches the whole group; the parent says when to stop.
process.on('SIGINT', () => undefined);

process.once('message', (job: LiveJob) => {
  void runLive(job, tell, process.env, stop.signal)
    .catch((error: unknown) => tell({ kind: 'broken', why: explain(error) }))
    .finally(() => process.disconnect());
});

function tell(message: LiveMessage): void {
  process.send?.(message);
}

/** Of an error that is not told on purpose only that there was one: it may name a path or a secret. */
function explain(error: unknown): string {
  if (!isTouchstoneError(error)) return 'Something went wrong here that is no fault of the recipe.';
  return [error.message, error.hint].filter((text) => text !== undefined).join(' ');
}
