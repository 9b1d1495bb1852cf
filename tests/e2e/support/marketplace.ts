// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { start } from './touchstone.js';
import { serving, type RunningServer } from './serving.js';

export interface RunningMarketplace extends RunningServer {
  /** The body of an answer with status 200. */
  readonly get: (path: string) => Promise<string>;
  /** Bodies of pages by their paths, without what a browser's session or the moment puts into them. */
  readonly pages: (paths: readonly string[]) => Promise<Readonly<Record<string, string>>>;
}

/** `touchstone start` on a free port, once it says where it is. */
export async function startMarketplace(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<RunningMarketplace> {
  const running = await serving(start(['start', '--port', '0', ...args], env, cwd));
  const get = async (path: string): Promise<string> => {
    const answer = await fetch(`${running.url}${path}`);
    const body = await answer.text();
    if (answer.status !== 200)
      throw new Error(`${path} is answered with ${answer.status}: ${body.slice(0, 500)}`);
    return body;
  };
  const pages: RunningMarketplace['pages'] = async (paths) =>
    Object.fromEntries(
      await Promise.all(paths.map(async (path) => [path, (await get(path)).replaceAll(running.url, '')])),
    );
  return { ...running, get, pages };
}

/** Until `act` no longer throws. */
export async function eventually<T>(act: () => Promise<T>, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(250);
    }
  }
}
