// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serving } from '../../e2e/support/serving.js';
import { start } from '../../e2e/support/touchstone.js';

/** A marketplace as `touchstone start` serves it, with the whole catalog. */
export interface ServedMarketplace {
  /** Without a slash at its end. */
  readonly url: string;
  /** A folder of its own, that goes with it. */
  readonly home: string;
  stop(): Promise<void>;
}

/**
 * Starts one in a process and a folder of its own and waits until its catalog is verified. It believes this machine about
 * who asks, so that a test may be many readers: no limit of one reader is in its way.
 * @param databaseUrl of a PostgreSQL; embedded where it is left out
 */
export async function servedMarketplace(databaseUrl?: string): Promise<ServedMarketplace> {
  const home = await mkdtemp(join(tmpdir(), 'touchstone-served-'));
  const where = ['--port', '0', '--data', join(home, 'data')];
  // Behind what it takes for a proxy, recipes run only where that is said.
  const args = ['start', ...where, '--trust-proxy', '127.0.0.1', '--live-runs'];
  const running = start(args, databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }, home);
  const { url, stop } = await serving(running);
  await running.said('The catalog is loaded');
  return {
    url,
    home,
    stop: async () => {
      await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Another reader each time, by an address that is set aside for examples and tests (RFC 2544). */
export function anotherReader(): Readonly<Record<string, string>> {
  readers += 1;
  return { 'x-forwarded-for': `198.18.${(readers >> 8) & 255}.${readers & 255}` };
}

let readers = 0;
