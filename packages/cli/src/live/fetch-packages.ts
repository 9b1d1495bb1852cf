// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sha256Digest, TouchstoneError } from '@touchstone/model';

const run = promisify(execFile);

/** npm's whole answer time for one recipe, ms. */
const PATIENCE_MS = 300_000;

/** Packages for a recipe whose setup installs some: what it finds in the sandbox in place of a network. */
export interface FetchedPackages {
  /** The run's own copy: npm writes to its cache even where it only reads from it. */
  readonly writable: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Fetches, outside the sandbox, what the recipe's lock file names by digest, once for each lock file; nothing of it is run.
 * @param store where fetched packages stay
 * @param copy the run's own folder for them; MUST NOT be there yet
 * @throws TouchstoneError CLI_LIVE_PACKAGES
 */
export async function fetchPackages(
  recipeDir: string,
  store: string,
  copy: string,
  env: NodeJS.ProcessEnv,
): Promise<FetchedPackages> {
  const lock = join(recipeDir, 'package-lock.json');
  if (!existsSync(lock)) return { writable: [], env: {} };
  const kept = join(store, sha256Digest(await readFile(lock)).slice('sha256:'.length, 'sha256:'.length + 16));
  try {
    if (!existsSync(kept)) await fetchInto(kept, recipeDir, store, env);
    await cp(kept, copy, { recursive: true });
    const { stdout } = await run('npm', ['config', 'get', 'registry'], { env, timeout: PATIENCE_MS });
    return {
      writable: [copy],
      env: {
        npm_config_cache: copy,
        npm_config_offline: 'true',
        npm_config_registry: stdout.trim(),
        npm_config_logs_max: '0',
        npm_config_update_notifier: 'false',
      },
    };
  } catch (cause) {
    throw new TouchstoneError(
      'CLI_LIVE_PACKAGES',
      'The packages that this recipe installs could not be fetched, and inside the sandbox there is no network.',
      { hint: 'They are fetched once; look whether npm reaches its registry, then run again.', cause },
    );
  }
}

/** Whole or not at all: a cache of half the packages would fail each run after. */
async function fetchInto(
  kept: string,
  recipeDir: string,
  store: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await mkdir(store, { recursive: true });
  const place = await mkdtemp(join(store, 'fetching-'));
  try {
    for (const name of ['package.json', 'package-lock.json'])
      await cp(join(recipeDir, name), join(place, name));
    const cache = join(place, 'cache');
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--cache', cache], {
      cwd: place,
      env,
      timeout: PATIENCE_MS,
    });
    await rm(join(cache, '_logs'), { recursive: true, force: true });
    await rename(cache, kept);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
