// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunWorld } from '@touchstone/runner';

/** Time, randomness and places of this machine. Journals lie in XDG_STATE_HOME (freedesktop base directories). */
export function runWorld(env: NodeJS.ProcessEnv, toolVersion: string): RunWorld {
  return {
    now: Date.now,
    monotonic: () => performance.now(),
    random: (bytes) => randomBytes(bytes),
    sleep: (ms) => sleep(ms),
    lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    env,
    workRoot: tmpdir(),
    journalDir: join(env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'touchstone', 'journals'),
    toolVersion,
  };
}
