// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startACloud, type ACloud } from './support/a-cloud.js';
import { SIGN_IN, writeARecipe } from './support/a-recipe.js';
import { touchstone } from './support/touchstone.js';

let folder: string;
let out: string;
let cloud: ACloud;
/** A file system of 16 KB, where this machine lets us make one. */
const small = ((): boolean => {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-e2e-'));
  out = join(folder, 'out');
  await mkdir(out);
  cloud = await startACloud(folder);
  if (small) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'none', out]);
});
afterAll(async () => {
  await cloud.close();
  if (small) execFileSync('umount', [out]);
  await rm(folder, { recursive: true, force: true });
});

it.skipIf(!small)(
  `a disk that fills up in mid-run is told, leaves nothing on the cloud, and certifies nothing${small ? '' : ' (skipped: making a small file system needs root)'}`,
  async () => {
    const before = await cloud.projects();
    const calls =
      'for i in $(seq 400); do curl -sS -o page.txt -H "x-auth-token: $TOKEN" "$ENDPOINT?$i"; done';
    const solution = await writeARecipe(folder, [
      { id: 'calls', run: `${SIGN_IN}\n${calls}`, timeout: '2m' },
    ]);
    const ran = await touchstone(['certify', solution, '--out', out], cloud.env, folder);
    expect(ran.code, ran.stderr).toBe(2);
    expect(ran.stderr).toContain('[RUN_DISK]');
    expect(await readdir(out)).not.toContain('bundle.json');
    expect(await cloud.projects()).toEqual(before);
  },
  180_000,
);
