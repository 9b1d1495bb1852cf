// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** The one way in which a run is stopped early: by the person's signal, or by the run itself. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops the run from inside; the first reason stays. */
  readonly stop: (reason: string) => void;
  /** Why, for the footer. */
  readonly reason: () => string;
  /** Throws RUN_INTERRUPTED once stopped. */
  readonly throwIfInterrupted: () => void;
  readonly dispose: () => void;
}

export function interruption(outer: AbortSignal | undefined): Interruption {
  const controller = new AbortController();
  let why = '';
  const stop = (reason: string): void => {
    if (controller.signal.aborted) return;
    why = reason.slice(0, 400);
    controller.abort();
  };
  const interrupted = (): void => stop('interrupted by the person who ran it');
  if (outer?.aborted) interrupted();
  outer?.addEventListener('abort', interrupted, { once: true });
  return {
    signal: controller.signal,
    stop,
    reason: () => why,
    throwIfInterrupted: () => {
      if (!controller.signal.aborted) return;
      throw new TouchstoneError('RUN_INTERRUPTED', `The run was stopped before it was recorded: ${why}.`, {
        hint: 'What it had made on the cloud was removed. Run again.',
      });
    },
    dispose: () => outer?.removeEventListener('abort', interrupted),
  };
}
