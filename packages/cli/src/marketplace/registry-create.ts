// SPDX-License-Identifier: Apache-2.0
import type { Output } from '../output.js';
import { stopSignal } from '../log-service/until-interrupted.js';
import { EXIT } from '../refusal.js';
import { fillMarketplace } from './fill-marketplace.js';
import { loadingLine } from './loading-line.js';
import { openMarketplace } from './open-marketplace.js';
import type { RegistryOptions } from './places.js';
import { takeFolder } from './take-folder.js';

/**
 * `touchstone registry create`: makes what a marketplace needs, and loads the catalog, so that `start` has only to open it.
 * What is there already stays.
 */
export async function registryCreateCommand(
  options: RegistryOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const signal = stopSignal();
  const lock = await takeFolder(options.data);
  try {
    output.note('Making the database …');
    const marketplace = await openMarketplace(options, output, env);
    try {
      const line = loadingLine(output);
      await fillMarketplace(marketplace.registry, options, { signal, output, env }, line.show);
    } finally {
      await marketplace.close();
    }
  } finally {
    await lock.release();
  }
  return signal.aborted ? EXIT.interrupted : EXIT.reached;
}
