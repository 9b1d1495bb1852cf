// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type TouchstoneError } from '@touchstone/model';
import { ingestBundle, type Ingested } from './ingest-bundle.js';
import type { RegistryWorld } from './registry-world.js';

/** What became of one of many bundles. */
export type LoadedBundle = { readonly path: string; readonly done: number; readonly of: number } & (
  Ingested | { readonly outcome: 'refused'; readonly error: TouchstoneError }
);

/**
 * Takes many bundles in, one after the other; each is there to be looked at as soon as it is told. One that is refused keeps
 * no other out.
 * @throws TouchstoneError REGISTRY_DATABASE, REGISTRY_EVIDENCE_WRITE: what would meet the next one as well
 */
export async function loadBundles(
  world: RegistryWorld,
  paths: readonly string[],
  by: string,
  onBundle: (loaded: LoadedBundle) => void = () => undefined,
): Promise<readonly LoadedBundle[]> {
  const all: LoadedBundle[] = [];
  for (const path of paths) {
    const place = { path, done: all.length + 1, of: paths.length };
    const loaded = await ingestBundle(world, path, by).then(
      (ingested): LoadedBundle => ({ ...place, ...ingested }),
      (error: unknown): LoadedBundle => {
        if (!isTouchstoneError(error) || ENDS.includes(error.code)) throw error;
        return { ...place, outcome: 'refused', error };
      },
    );
    all.push(loaded);
    onBundle(loaded);
  }
  return all;
}

const ENDS = ['REGISTRY_DATABASE', 'REGISTRY_EVIDENCE_WRITE'];
