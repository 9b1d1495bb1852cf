// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { publishTokens, sessions } from '@touchstone/registry';
import type { WebWorld } from '@touchstone/web';
import type { Output } from '../output.js';
import { Closing } from './closing.js';
import { takeOrders } from './control/control-socket.js';
import { fillMarketplace } from './fill-marketplace.js';
import { followedHead } from './followed-head.js';
import type { Loading } from './load-catalog.js';
import { loadingLine } from './loading-line.js';
import { makeSignInLink } from './make-sign-in-link.js';
import { marketplaceHandler } from './marketplace-handler.js';
import { openMarketplace, type Marketplace } from './open-marketplace.js';
import { openWork, type Work } from './open-work.js';
import type { RegistryOptions } from './places.js';
import { scratchOf } from './take-folder.js';
import { toldPlaces } from './told-places.js';
import type { WaitingRoom } from './waiting-room.js';

export interface RunOptions extends RegistryOptions {
  readonly worker: boolean;
  readonly localWebhooks?: boolean;
}

export interface RunWorld {
  readonly origin: string;
  readonly room: WaitingRoom;
  /** Aborted when it is to end. */
  readonly signal: AbortSignal;
  readonly output: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly onDefect: (error: unknown) => void;
}

const random = (bytes: number): Uint8Array => randomBytes(bytes);

/** Opens a marketplace behind its door, lets readers in, and loads what it has to show. */
export async function runMarketplace(
  options: RunOptions,
  run: RunWorld,
): Promise<{ close(): Promise<void> }> {
  const { origin, room, signal, output, env, onDefect } = run;
  const closing = new Closing();
  try {
    const marketplace = closing.add(await openMarketplace(options, output, env));
    const { worker, localWebhooks = false } = options;
    const work = closing.add(await openWork(marketplace, { origin, worker, localWebhooks, onDefect }));
    let loading: Loading | undefined;
    const world = await webWorld(marketplace, work, options, run, () => loading);
    const scratch = scratchOf(options.data);
    room.open(marketplaceHandler({ marketplace, world, origin, scratch, onDefect }));
    const link = await makeSignInLink(marketplace.database, origin, random, new Date());
    output.text(`Administrator, once and within 15 minutes: ${link}\n`);
    const line = loadingLine(output);
    await fillMarketplace(marketplace.registry, options, { signal, output, env }, (now) => {
      line.show((loading = now));
    });
    closing.add(await takeOrders(options.data, { ...marketplace, origin, random, clock: Date.now }));
    if (!signal.aborted) work.start();
    return closing;
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function webWorld(
  { registry, live, root, database, publish }: Marketplace,
  { jobs, webhooks }: Work,
  options: RunOptions,
  { origin, env, onDefect }: RunWorld,
  loading: WebWorld['loading'],
): Promise<WebWorld> {
  return {
    registry,
    live,
    root,
    origin,
    loading,
    onDefect,
    clock: Date.now,
    log: await followedHead(registry, Date.now, onDefect),
    admin: {
      registry,
      random,
      jobs,
      webhooks,
      sessions: sessions(database),
      tokens: publishTokens(database),
      places: toldPlaces(options, publish !== undefined, env),
    },
  };
}
