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
  registry: Pick<Registry, 'counts' | 'rebuild' | 'load' | 'refresh'>,
  options: RegistryOptions,
  { signal, output, env }: FillingWorld,
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
