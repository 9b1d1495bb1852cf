// SPDX-License-Identifier: Apache-2.0
import type { Running } from './touchstone.js';

export interface RunningServer extends Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A server that the command starts, once it says where it is. */
export async function serving(running: Running): Promise<RunningServer> {
  const { child, ended } = running;
  const url = await new Promise<string>((resolve, reject) => {
    let heard = '';
    child.stdout?.on('data', (text: string) => {
      heard += text;
      const found = / is at (http:\/\/\S+)\//.exec(heard)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ stderr }) => reject(new Error(`it ended before it served:\n${stderr}`)));
  });
  return {
    ...running,
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
