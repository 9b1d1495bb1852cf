// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TouchstoneError } from '@touchstone/model';
import { lockLost } from '../sequencer/log-state.js';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.js';
import { readIfThere } from './read-if-there.js';

export interface FolderLock {
  /** Throws LOG_LOCK_LOST where the lock is another's now. */
  verifyHeld(): Promise<void>;
  release(): Promise<void>;
}

interface LockPaper extends ProcessIdentity {
  readonly nonce: string;
}

const TRIES = 5;

/**
 * Takes the lock of a folder: a file that is linked into place, which one process alone succeeds in. A lock whose owner is
 * gone (killed, or the machine was restarted) is taken over. Throws LOG_BUSY where the owner lives, or may live on another
 * machine.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'lock');
  const nonce = randomUUID();
  const text = JSON.stringify({ ...(await ownIdentity()), nonce } satisfies LockPaper);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await linkInto(file, text, nonce)) return heldLock(file, text);
    await removeStale(file, nonce);
  }
  throw busy(file, 'others take it one after another');
}

async function linkInto(file: string, text: string, nonce: string): Promise<boolean> {
  const own = `${file}.${nonce}`;
  await writeFile(own, text);
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** Takes away a lock whose owner is gone. Throws LOG_BUSY where it is not known to be gone. */
async function removeStale(file: string, nonce: string): Promise<void> {
  const found = await readLock(file);
  if (found === undefined) return;
  const owner = parseLock(found);
  // A file that was not written whole is of a process that a full disk or a loss of power stopped before it had the lock.
  const alive = owner === undefined ? false : await isAlive(owner);
  if (alive !== false) throw busy(file, `process ${owner?.pid} on ${owner?.host} has it`);
  const aside = `${file}.${nonce}`;
  // Of several that find it stale one alone renames it; a slower one may catch the lock that was put there since.
  await rename(file, aside).catch(ignoreMissing);
  if ((await readLock(aside)) !== found) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

function heldLock(file: string, text: string): FolderLock {
  const isHeld = async (): Promise<boolean> => (await readLock(file)) === text;
  return {
    verifyHeld: async () => {
      if (!(await isHeld())) throw lockLost();
    },
    release: async () => {
      if (await isHeld()) await rm(file, { force: true });
    },
  };
}

async function readLock(file: string): Promise<string | undefined> {
  const bytes = await readIfThere(file);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function parseLock(text: string): LockPaper | undefined {
  try {
    const found = JSON.parse(text) as Partial<LockPaper> | null;
    return typeof found?.pid === 'number' && typeof found.host === 'string'
      ? (found as LockPaper)
      : undefined;
  } catch {
    return undefined;
  }
}

function busy(file: string, why: string): TouchstoneError {
  return new TouchstoneError('LOG_BUSY', `The log is in use: ${why} (${file}).`, {
    hint: 'Wait until it has ended. Is it on a machine that is gone for good? Then remove that file.',
    details: { file },
  });
}
