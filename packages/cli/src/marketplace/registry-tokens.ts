// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { StoredToken } from '@touchstone/attest';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import type { ControlAnswer, ControlOrder, ToldToken } from './control/control-order.js';
import { giveOrder } from './control/give-order.js';
import type { RegistryOptions } from './places.js';

export interface NewTokenOptions extends RegistryOptions {
  readonly id: string;
  readonly may: StoredToken['may'];
  readonly owner?: readonly string[];
  readonly days: number;
}

/** `touchstone registry token create --id NAME`: shows a new token once; the registry keeps its hash alone. */
export async function registryTokenCreateCommand(
  { id, may, owner = [], days, ...options }: NewTokenOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const order: ControlOrder = { order: 'make token', id, may, owners: owner, days };
  const [made] = await answersTo(order, options, output, env);
  if (made?.told !== 'token') throw new Error('the order was answered by something else');
  output.text(`${made.secret}\n`);
  output.note(
    `The token ${id} is shown this once. It may publish ${may.join(' and ')} until ${made.token.expiresAt}.`,
  );
  return EXIT.reached;
}

/** `touchstone registry token list`: all but the tokens themselves, which nobody has any more. */
export async function registryTokenListCommand(
  { format, ...options }: RegistryOptions & { readonly format: 'text' | 'json' },
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const [listed] = await answersTo({ order: 'list tokens' }, options, output, env);
  if (listed?.told !== 'tokens') throw new Error('the order was answered by something else');
  if (format === 'json') output.json({ tokens: listed.tokens });
  else output.text(listed.tokens.map(lineOf).join('') || 'There are no tokens.\n');
  return EXIT.reached;
}

/** `touchstone registry token end ID`: refused from then on. */
export async function registryTokenEndCommand(
  id: string,
  options: RegistryOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const [ended] = await answersTo({ order: 'end token', id }, options, output, env);
  if (ended?.told === 'ended' && !ended.there) {
    throw new TouchstoneError('REGISTRY_NOT_FOUND', `There is no token ${id.slice(0, 80)}.`, {
      hint: 'touchstone registry token list names all.',
    });
  }
  output.text(`The token ${id} has ended.\n`);
  return EXIT.reached;
}

function lineOf({ id, may, owners, expiresAt }: ToldToken): string {
  const whose = owners.length === 0 ? 'of anyone' : `of ${owners.join(', ')}`;
  return `${id.padEnd(24)} ${may.join(' and ')} ${whose}, until ${expiresAt}\n`;
}

async function answersTo(
  order: ControlOrder,
  options: RegistryOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<readonly ControlAnswer[]> {
  const answers: ControlAnswer[] = [];
  await giveOrder(order, options, (answer) => void answers.push(answer), output, env);
  return answers;
}
