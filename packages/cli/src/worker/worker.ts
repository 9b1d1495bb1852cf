// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { stopSignal } from '../log-service/until-interrupted.js';
import { Closing } from '../marketplace/closing.js';
import { openMarketplace } from '../marketplace/open-marketplace.js';
import { openWork } from '../marketplace/open-work.js';
import type { RegistryOptions } from '../marketplace/places.js';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

export interface WorkerOptions extends Omit<RegistryOptions, 'logKey' | 'witness' | 'witnessKey'> {
  /** As readers know the marketplace: messages to webhooks lead there. */
  readonly origin: string;
  readonly localWebhooks?: boolean;
}

/**
 * `touchstone worker`: does the jobs of a marketplace in a process of its own, on this machine or another. Any number of them
 * work side by side on one PostgreSQL. Ends when it is interrupted; what it has under way is done again by another.
 * @throws TouchstoneError CLI_USAGE without DATABASE_URL
 */
export async function workerCommand(
  options: WorkerOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  if (!env.DATABASE_URL) throw noDatabase();
  const signal = stopSignal();
  const closing = new Closing();
  try {
    const { origin, localWebhooks = false } = options;
    const marketplace = closing.add(await openMarketplace(options, output, withoutLogKey(env)));
    const onDefect = toldOnce(output);
    const work = closing.add(await openWork(marketplace, { origin, worker: true, localWebhooks, onDefect }));
    work.start();
    output.text('Doing the jobs of the marketplace (Ctrl-C ends)\n');
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await closing.close();
  }
  return EXIT.reached;
}

/** A worker only reads the log; a key that lies in the environment for others is not its business. */
function withoutLogKey(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { TOUCHSTONE_LOG_KEY: _, TOUCHSTONE_LOG_KEY_FILE: __, ...others } = env;
  return others;
}

/** A database that is gone is asked again and again: one line until it is something else. */
function toldOnce(output: Output): (error: unknown) => void {
  let said = '';
  return (error) => {
    const what = isTouchstoneError(error)
      ? `${error.message} [${error.code}]`
      : error instanceof Error
        ? error.message
        : String(error);
    if (what !== said) output.note(`A job could not be done or kept: ${what}`);
    said = what;
  };
}

function noDatabase(): TouchstoneError {
  return new TouchstoneError('CLI_USAGE', 'A worker shares a PostgreSQL with the marketplace.', {
    hint: 'Give DATABASE_URL=postgresql://…; with an embedded database, touchstone start does the jobs itself.',
  });
}
