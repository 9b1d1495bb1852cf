// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { publishTokens, sessions } from '@touchstone/registry';
import type { WebWorld } from '@touchstone/web';
import type { Output } from '../output.js';
import type { Closing } from './closing.js';
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
import { openRuns } from './open-runs.js';
import { scratchOf } from './take-folder.js';
import { toldPlaces, toldToVerifiers } from './told-places.js';
import type { WaitingRoom } from './waiting-room.js';

export interface RunOptions extends RegistryOptions {
  readonly worker: boolean;
  readonly localWebhooks?: boolean;
  /** Whether readers may run recipes of the catalog here. */
  readonly liveRuns: boolean;
  readonly version: string;
}

export interface RunWorld {
  readonly origin: string;
  readonly room: WaitingRoom;
  /** Aborted when it is to end. */
  readonly signal: AbortSignal;
  readonly output: Output;
  readonly env: NodeJS.ProcessEnv;
  /** Takes what is closed after the server, whose last answers rest on it. */
  readonly inside: Closing;
  /** Takes what is closed before the server: answers that would never end by themselves. */
  readonly streams: Closing;
  readonly onDefect: (error: unknown) => void;
}

const random = (bytes: number): Uint8Array => randomBytes(bytes);

/**
 * Opens a marketplace behind its door, lets readers in, and loads what it has to show.
 * @throws TouchstoneError what opening its parts throws; what was opened until then is to be closed as well
 */
export async function runMarketplace(options: RunOptions, run: RunWorld): Promise<void> {
  const { origin, room, signal, output, env, inside, streams, onDefect } = run;
  const marketplace = inside.add(await openMarketplace(options, output, env));
  const { worker, localWebhooks = false } = options;
  const work = inside.add(await openWork(marketplace, { origin, worker, localWebhooks, onDefect }));
  const liveRuns = options.liveRuns ? streams.add(await openRuns(options, run)) : undefined;
  // The first reader comes before the first bundle was looked at, and must not take an empty page for the whole.
  let loading: Loading | undefined = { done: 0, total: 0 };
  const world = await webWorld({ ...marketplace, ...work, liveRuns }, options, run, () => loading);
  const scratch = scratchOf(options.data);
  room.open(marketplaceHandler({ marketplace, world, origin, scratch, onDefect }));
  const link = await makeSignInLink(marketplace.database, origin, random, new Date());
  output.text(`Administrator, once and within 15 minutes: ${link}\n`);
  const line = loadingLine(output);
  await fillMarketplace(marketplace.registry, options, { signal, output, env }, (now) => {
    line.show((loading = now));
  });
  loading = undefined;
  inside.add(await takeOrders(options.data, { ...marketplace, origin, random, clock: Date.now }));
  if (!signal.aborted) work.start();
}

interface Opened extends Marketplace, Pick<Work, 'jobs' | 'webhooks'> {
  readonly liveRuns: WebWorld['liveRuns'];
}

async function webWorld(
  { registry, live, root, database, publish, jobs, webhooks, liveRuns }: Opened,
  options: RunOptions,
  { origin, env, onDefect }: RunWorld,
  loading: WebWorld['loading'],
): Promise<WebWorld> {
  return {
    registry,
    live,
    root,
    liveRuns,
    origin,
    loading,
    onDefect,
    clock: Date.now,
    verifying: toldToVerifiers(options, origin, env),
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
