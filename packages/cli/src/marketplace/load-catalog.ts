// SPDX-License-Identifier: Apache-2.0
import { basename, dirname } from 'node:path';
import type { LoadedBundle, Registry } from '@touchstone/registry';
import type { Output } from '../output.js';

export interface Loading {
  readonly done: number;
  readonly total: number;
}

/** What became of the bundles that were loaded. */
export interface LoadedAll {
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
}

/**
 * Loads bundles one by one, so that pages are answered in between and an interruption ends it at the next one.
 * @param onProgress is told before each and after the last
 */
export async function loadBundles(
  paths: readonly string[],
  registry: Pick<Registry, 'load'>,
  by: string,
  { output, signal, onProgress }: LoadingWorld,
): Promise<LoadedAll> {
  const sums = { taken: 0, known: 0, refused: 0 };
  for (const [done, path] of paths.entries()) {
    if (signal.aborted) break;
    onProgress({ done, total: paths.length });
    const [loaded] = await registry.load([path], by);
    if (loaded === undefined) continue;
    if (loaded.outcome === 'refused') output.note(`${nameOf(path)} is refused: ${whyOf(loaded)}`);
    sums[loaded.outcome === 'new' ? 'taken' : loaded.outcome] += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  onProgress(undefined);
  return sums;
}

interface LoadingWorld {
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly onProgress: (loading: Loading | undefined) => void;
}

function nameOf(path: string): string {
  return basename(path) === 'evidence' ? basename(dirname(path)) : path;
}

function whyOf(loaded: LoadedBundle): string {
  return loaded.outcome === 'refused' ? `${loaded.error.message} [${loaded.error.code}]` : '';
}
