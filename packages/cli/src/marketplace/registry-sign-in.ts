// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { giveOrder } from './control/give-order.js';
import type { RegistryOptions } from './places.js';

/** `touchstone registry sign-in`: a new link for the administrator of a marketplace that runs. */
export async function registrySignInCommand(
  options: RegistryOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  let link: string | undefined;
  const tell = (answer: { readonly told: string; readonly link?: string }): void => void (link = answer.link);
  await giveOrder({ order: 'make sign-in link' }, options, tell, output, env);
  if (link === undefined) {
    throw new TouchstoneError('CLI_USAGE', 'No marketplace runs on this folder: a link would lead nowhere.', {
      hint: 'touchstone start prints one.',
    });
  }
  output.text(`${link}\n`);
  output.note('It signs in once, within 15 minutes; links made before are void.');
  return EXIT.reached;
}
