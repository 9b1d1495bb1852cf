// SPDX-License-Identifier: Apache-2.0
import type { Registry } from '@touchstone/registry';
import type { Output } from '../output.js';
import { loadBundles, type Loading } from './load-catalog.js';
import { catalogBundles, type RegistryOptions } from './places.js';

interface FillingWorld {
  readonly signal: AbortSignal;
  readonly output: Output;
  readonly env: NodeJS.ProcessEnv;
}

/** What a database that was lost held is derived again from evidence; then comes the catalog. */
export async function fillMarketplace(
  registry: Pick<Registry, 'counts' | 'logHead' | 'rebuild' | 'load' | 'refresh'>,
  options: RegistryOptions,
  { signal, output, env }: FillingWorld,
  onProgress: (loading: Loading | undefined) => void,
): Promise<void> {
  const began = Date.now();
  if ((await registry.counts()).certificates === 0) {
    const held = await deriveAgain(registry, onProgress);
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

/** How many certificates had their evidence here. Nothing is shown while none has: the first start has none to derive from. */
async function deriveAgain(
  registry: Pick<Registry, 'logHead' | 'rebuild'>,
  onProgress: (loading: Loading | undefined) => void,
): Promise<number> {
  // Not each entry is a certificate's: there may be fewer to look at.
  const { size: total } = await registry.logHead();
  let [done, held] = [0, 0];
  await registry.rebuild('start', ({ outcome }) => {
    done += 1;
    if (outcome === 'held') held += 1;
    if (held > 0) onProgress({ done, total: Math.max(done, total) });
  });
  return held;
}
