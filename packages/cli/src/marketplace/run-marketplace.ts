// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { WebWorld } from '@touchstone/web';
import type { Output } from '../output.js';
import { Closing } from './closing.js';
import { takeOrders } from './control/control-socket.js';
import { loadBundles, type Loading } from './load-catalog.js';
import { loadingLine } from './loading-line.js';
import { marketplaceHandler } from './marketplace-handler.js';
import { openMarketplace, type Marketplace } from './open-marketplace.js';
import { catalogBundles, type RegistryOptions } from './places.js';
import { refreshNowAndThen } from './refresh-now-and-then.js';
import { scratchOf } from './take-folder.js';
import type { WaitingRoom } from './waiting-room.js';

interface RunWorld {
  readonly origin: string;
  readonly room: WaitingRoom;
  /** Aborted when it is to end. */
  readonly signal: AbortSignal;
  readonly output: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly onDefect: (error: unknown) => void;
}

/** Opens a marketplace behind its door, lets readers in, and loads what it has to show. */
export async function runMarketplace(
  options: RegistryOptions,
  run: RunWorld,
): Promise<{ close(): Promise<void> }> {
  const { origin, room, signal, output, env, onDefect } = run;
  const closing = new Closing();
  try {
    const marketplace = closing.add(await openMarketplace(options, output, env));
    const { registry, live, root } = marketplace;
    let head = await registry.logHead();
    let loading: Loading | undefined;
    const lookAtLog = async (): Promise<void> => void (head = await registry.logHead());
    const world: WebWorld = {
      registry,
      live,
      root,
      origin,
      onDefect,
      clock: Date.now,
      log: () => head,
      loading: () => loading,
    };
    room.open(
      marketplaceHandler({
        marketplace,
        world,
        origin,
        onDefect,
        scratch: scratchOf(options.data),
        onPublished: () => void lookAtLog().catch(onDefect),
      }),
    );
    const random = (bytes: number): Uint8Array => randomBytes(bytes);
    closing.add(await takeOrders(options.data, { ...marketplace, clock: Date.now, random }));
    const line = loadingLine(output);
    await fill(marketplace, options, run, (now) => line.show((loading = now)));
    if (!signal.aborted) closing.add(refreshNowAndThen(registry, lookAtLog, output));
    return closing;
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** What a database that was lost held is derived again from evidence; then comes the catalog. */
async function fill(
  { registry }: Marketplace,
  options: RegistryOptions,
  { signal, output, env }: RunWorld,
  onProgress: (loading: Loading | undefined) => void,
): Promise<void> {
  const began = Date.now();
  if ((await registry.counts()).certificates === 0) {
    const { bundles } = await registry.rebuild('start');
    const held = bundles.filter(({ outcome }) => outcome === 'held').length;
    if (held > 0)
      output.note(`The database was empty: ${held} certificates were derived again from evidence.`);
  }
  const paths = await catalogBundles(options, env);
  const { taken, known, refused } = await loadBundles(paths, registry, 'start', {
    output,
    signal,
    onProgress,
  });
  await registry.refresh();
  if (signal.aborted || paths.length === 0) return;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  output.note(
    `The catalog is loaded: ${taken} verified now, ${known} known, ${refused} refused (${seconds} s).`,
  );
}
