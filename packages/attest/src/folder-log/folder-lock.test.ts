// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.js';
import { ownIdentity } from './process-identity.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  return child.pid!;
}

it('is had by one at a time, and by the next once it is let go', async () => {
  const lock = await lockFolder(folder);
  await lock.verifyHeld();
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'LOG_BUSY' });
  await lock.release();
  await (await lockFolder(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

it('is taken over from a process that has ended, and from one whose number another process has now', async () => {
  const pid = await endedProcess();
  for (const stale of [
    { host: hostname(), pid, started: undefined, nonce: 'a' },
    { ...(await ownIdentity()), started: 'another boot/1', nonce: 'b' },
  ]) {
    await writeFile(join(folder, 'lock'), JSON.stringify(stale));
    const lock = await lockFolder(folder);
    await lock.verifyHeld();
    await lock.release();
  }
});

it('is taken over where its file was not written to the end', async () => {
  for (const text of ['', '{"pid":1', 'null', '[]']) {
    await writeFile(join(folder, 'lock'), text);
    await (await lockFolder(folder)).release();
  }
});

it('is not taken from a process on another machine, of which nobody here can tell whether it lives', async () => {
  const text = JSON.stringify({ host: 'elsewhere', pid: await endedProcess(), nonce: 'a' });
  await writeFile(join(folder, 'lock'), text);
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'LOG_BUSY' });
  expect(await readFile(join(folder, 'lock'), 'utf8')).toBe(text);
});

it('goes to one alone of many that find it stale at the same time', async () => {
  const pid = await endedProcess();
  for (let round = 0; round < 20; round += 1) {
    await writeFile(join(folder, 'lock'), JSON.stringify({ host: hostname(), pid, nonce: String(round) }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const held = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const still = await Promise.allSettled(held.map((lock) => lock.verifyHeld()));
    expect(still.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await Promise.all(held.map((lock) => lock.release()));
    expect(await readdir(folder)).toEqual([]);
  }
});

it('one that another has taken is known to be lost, and is not let go for the other', async () => {
  const lock = await lockFolder(folder);
  await rm(join(folder, 'lock'));
  const other = await lockFolder(folder);
  await expect(lock.verifyHeld()).rejects.toMatchObject({ code: 'LOG_LOCK_LOST' });
  await lock.release();
  await other.verifyHeld();
  await other.release();
});
