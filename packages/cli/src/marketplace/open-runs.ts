// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openLiveRuns } from '../live/open-live-runs.js';
import { CATALOG } from './places.js';
import type { RunOptions, RunWorld } from './run-marketplace.js';

/** Runs of the catalog's recipes on this machine. Closing ends those under way. */
export function openRuns(
  { data, version }: RunOptions,
  { env, onDefect }: RunWorld,
): ReturnType<typeof openLiveRuns> {
  return openLiveRuns({
    catalog: CATALOG,
    // The address of a socket lies in it, which may not be long.
    scratch: tmpdir(),
    packages: join(resolve(data), 'live-packages'),
    clock: Date.now,
    random: (bytes) => randomBytes(bytes),
    env,
    version,
    onDefect,
  });
}
