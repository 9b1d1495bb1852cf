// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createNoteKey,
  fsckLog,
  openLogAt,
  openLogReader,
  parseNoteSigner,
  type StoreWorld,
} from '@touchstone/attest';
import { isTouchstoneError } from '@touchstone/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificateEntry } from '../../packages/attest/src/testing/log-entries.js';

/** A file system of 64 MB, where this machine lets us make one. */
const small = ((): boolean => {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
let disk: string;
beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'touchstone-small-disk-'));
  if (small) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'none', disk]);
});
afterAll(async () => {
  if (small) execFileSync('umount', [disk]);
  await rm(disk, { recursive: true, force: true });
});

/** Fills the disk but for so many bytes. */
async function fill(leave: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  const handle = await open(join(disk, 'filler'), 'w');
  try {
    for (let left = bavail * bsize - leave; left > 0; left -= 65_536)
      await handle.write(Buffer.alloc(Math.min(left, 65_536)));
  } finally {
    await handle.close();
  }
}

it.skipIf(!small)(
  `a log on a disk that is full refuses, publishes nothing of it, and goes on when there is room${small ? '' : ' (skipped: making a small file system needs root)'}`,
  async () => {
    const [where, pair] = [join(disk, 'log'), createNoteKey('log.example.org/full')];
    const signer = parseNoteSigner(pair.signer);
    const world: StoreWorld = { env: {}, cwd: disk, home: disk, readText: () => undefined, now: Date.now };
    const openLog = () => openLogAt(where, { signer, clock: Date.now, create: true }, world);
    const fsck = async () => fsckLog(await openLogReader(where, world), { key: pair.verifier });
    let log = await openLog();
    await log.append([certificateEntry('before')]);
    let refused = 0;
    // However much is left, it runs out in another place: the database, a bundle, a tile, the journal, the checkpoint.
    for (let leave = 0; leave <= 160 * 1024; leave += 16 * 1024) {
      const entries = Array.from({ length: 60 }, (_, at) => certificateEntry(`${leave} ${at}`));
      const { size } = await fsck();
      await fill(leave);
      const outcome = await log.append(entries).catch((error: unknown) => error);
      const after = await fsck();
      expect(after).toMatchObject({ signed: true, problems: [] });
      if (isTouchstoneError(outcome, 'LOG_UNWRITABLE', 'LOG_UNPUBLISHED', 'LOG_DATABASE')) {
        refused += 1;
        expect(after.size).toBe(size);
      } else expect(outcome).toHaveLength(60);
      await rm(join(disk, 'filler'));
      await log.close().catch(() => {});
      log = await openLog();
      const again = await log.append(entries);
      expect(again.map(({ index }) => index)).toEqual(entries.map((_, at) => size + at));
    }
    expect(refused).toBeGreaterThan(2);
    await log.close();
    expect(await fsck()).toMatchObject({ size: 1 + 11 * 60, problems: [] });
  },
  300_000,
);
