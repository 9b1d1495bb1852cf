// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '@touchstone/runner';
import { recorderWays } from './recorder-ways.js';
import { sandboxArgv } from './sandbox-argv.js';
import type { SandboxLimits } from './sandbox-limits.js';
import { insidePath } from './system-mounts.js';
import { watchSandbox } from './watch-sandbox.js';

export interface SandboxOptions {
  readonly bwrap: string;
  readonly keepsFromNamespaces: boolean;
  /** Its own folder, of a short path; removed by `close`. */
  readonly folder: string;
  readonly limits: SandboxLimits;
  /** Folders that it may write to besides the run's. */
  readonly writable: readonly string[];
  /** Variables besides those of the run. */
  readonly env: Readonly<Record<string, string>>;
}

const ETC = {
  passwd: 'solution:x:1000:1000::/tmp:/bin/sh\n',
  group: 'solution:x:1000:\n',
  hosts: '127.0.0.1 localhost sandbox\n',
  // No network, so no name but those of the file.
  'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
};

/** As the build left it: the same place seen from the sources and from the build. */
const INSIDE = fileURLToPath(new URL('../../dist/live/inside.mjs', import.meta.url));

/** A sandbox of bubblewrap for the commands of one run. */
export async function openSandbox(
  options: SandboxOptions,
): Promise<Sandbox & { close: () => Promise<void> }> {
  const { folder, limits } = options;
  const etc = join(folder, 'etc');
  await mkdir(etc, { recursive: true });
  for (const [name, text] of Object.entries(ETC)) await writeFile(join(etc, name), text);
  const ways = recorderWays(join(folder, 'ways'));
  const place = { ...options, etc, node: process.execPath, inside: INSIDE };
  return {
    enter: async (command) => {
      const port = recorderPort(command.env);
      const way = port === undefined ? undefined : await ways.to(port);
      const env = { ...command.env, ...options.env, PATH: insidePath(process.execPath) };
      return { argv: sandboxArgv(command, place, way), env };
    },
    watch: (pid, { workdir }) => watchSandbox(pid, [workdir, ...options.writable], limits),
    close: () => ways.close(),
  };
}

/** Where the runner leads the solution to: the recorder. A command that has no cloud yet gets no way out. */
function recorderPort({ OS_AUTH_URL: url }: Readonly<Record<string, string>>): number | undefined {
  return url === undefined ? undefined : Number(new URL(url).port);
}
