// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { TouchstoneError } from '@touchstone/model';
import type { Output } from '../../output.js';
import { openMarketplace } from '../open-marketplace.js';
import type { RegistryOptions } from '../places.js';
import { carryOut } from './carry-out.js';
import type { ControlAnswer, ControlOrder } from './control-order.js';
import { controlSocket } from './control-socket.js';

interface Line {
  readonly answer?: ControlAnswer;
  readonly done?: boolean;
  readonly refused?: {
    readonly code: string | null;
    readonly message: string;
    readonly hint?: string;
    readonly details: Readonly<Record<string, unknown>>;
  };
}

/**
 * Gives an order to the marketplace that runs on the folder; where none does, opens the registry and carries it out here.
 * @throws TouchstoneError what carrying it out, or opening, throws; REGISTRY_BUSY where it ended in the middle
 */
export async function giveOrder(
  order: ControlOrder,
  options: RegistryOptions,
  tell: (answer: ControlAnswer) => void,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const running = await reach(controlSocket(options.data));
  if (running !== undefined) return ask(running, order, tell);
  const marketplace = await openMarketplace(options, output, env);
  try {
    await carryOut(order, { ...marketplace, clock: Date.now, random: (bytes) => randomBytes(bytes) }, tell);
  } finally {
    await marketplace.close();
  }
}

async function reach(path: string): Promise<Socket | undefined> {
  const socket = connect({ path, allowHalfOpen: true });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket)).once('error', () => resolve(undefined));
  });
}

async function ask(
  socket: Socket,
  order: ControlOrder,
  tell: (answer: ControlAnswer) => void,
): Promise<void> {
  socket.end(JSON.stringify(order));
  for await (const text of createInterface({ input: socket })) {
    const { answer, done, refused } = JSON.parse(text) as Line;
    if (answer !== undefined) tell(answer);
    if (done === true) return;
    if (refused !== undefined) throw refusalOf(refused);
  }
  throw new TouchstoneError('REGISTRY_BUSY', 'The marketplace that runs on this folder ended on the way.', {
    hint: 'Try again.',
  });
}

function refusalOf({ code, message, hint, details }: NonNullable<Line['refused']>): Error {
  if (code === null) return new Error(message);
  return new TouchstoneError(code, message, { ...(hint === undefined ? {} : { hint }), details });
}
