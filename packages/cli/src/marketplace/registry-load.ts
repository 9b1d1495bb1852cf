// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { giveOrder } from './control/give-order.js';
import type { RegistryOptions } from './places.js';

/** `touchstone registry load BUNDLE…`: bundles that are in its log already. 1 where one was refused. */
export async function registryLoadCommand(
  bundles: readonly string[],
  options: RegistryOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const paths = bundles.map((path) => resolve(path));
  let refused = 0;
  await giveOrder(
    { order: 'load', paths },
    options,
    (answer) => {
      if (answer.told !== 'loaded') return;
      const path = bundles[paths.indexOf(answer.path)] ?? answer.path;
      if (answer.outcome === 'refused') {
        refused += 1;
        output.note(`${path} is refused: ${answer.why} [${answer.code}]`);
      } else
        output.text(
          `${path}: ${answer.solution} ${answer.outcome === 'new' ? 'is taken in' : 'was there'}\n`,
        );
    },
    output,
    env,
  );
  return refused === 0 ? EXIT.reached : EXIT.notReached;
}
