// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { systemMounts } from './system-mounts.js';

const run = promisify(execFile);

export type Bubblewrap =
  { readonly bwrap: string; readonly keepsFromNamespaces: boolean } | { readonly missing: string };

/** Bubblewrap, tried rather than looked for: where it is installed, the kernel may still forbid namespaces. */
export async function findBubblewrap(): Promise<Bubblewrap> {
  if (process.platform !== 'linux')
    return { missing: 'bubblewrap, which recipes run in, is for Linux alone' };
  const bwrap = 'bwrap';
  const tried = async (...flags: string[]): Promise<string | undefined> => {
    const mounts = [...systemMounts(process.execPath), '--proc', '/proc', '--dev', '/dev'];
    const argv = [
      '--unshare-user',
      '--unshare-all',
      ...flags,
      ...mounts,
      '--',
      'prlimit',
      '--core=0',
      '--',
      'true',
    ];
    try {
      await run(bwrap, argv, { timeout: 10_000 });
      return undefined;
    } catch (error) {
      const { code, stderr } = error as { code?: string | number; stderr?: string };
      if (code === 'ENOENT')
        return 'bubblewrap, which recipes run in, is not installed: apt-get install bubblewrap';
      return `bubblewrap, which recipes run in, does not work here: ${(stderr ?? '').trim().slice(0, 200) || String(code)}`;
    }
  };
  if ((await tried('--disable-userns')) === undefined) return { bwrap, keepsFromNamespaces: true };
  const missing = await tried();
  return missing === undefined ? { bwrap, keepsFromNamespaces: false } : { missing };
}
