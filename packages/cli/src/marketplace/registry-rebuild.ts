// SPDX-License-Identifier: Apache-2.0
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { giveOrder } from './control/give-order.js';
import type { RegistryOptions } from './places.js';

/** `touchstone registry rebuild`: everything again from evidence and log. 1 where evidence did not verify. */
export async function registryRebuildCommand(
  options: RegistryOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const sums = { held: 0, missing: 0, refused: 0 };
  let changed = 0;
  await giveOrder(
    { order: 'rebuild' },
    options,
    (answer) => {
      if (answer.told === 'rebuilt') changed = answer.changed.length;
      if (answer.told !== 'rebuilt bundle') return;
      sums[answer.outcome] += 1;
      if (answer.outcome === 'refused')
        output.note(`${answer.solution} is refused: ${answer.why} [${answer.code}]`);
    },
    output,
    env,
  );
  const { held, missing, refused } = sums;
  output.text(
    `Rebuilt from ${held} certificates; ${missing} have no evidence here, ${refused} were refused; ${changed} listings changed.\n`,
  );
  return refused === 0 ? EXIT.reached : EXIT.notReached;
}
