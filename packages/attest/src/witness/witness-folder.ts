// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto';
import { link, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson, TouchstoneError } from '@touchstone/model';
import { makeDurableFolder, syncFolder } from '../stores/durable-file.js';
import type { Held, Witnessed, WitnessState } from './witness-state.js';

const FORMAT = 'touchstone-witness-state/1';

const stored = z.strictObject({
  format: z.literal(FORMAT),
  origin: z.string().min(1),
  size: z.int().min(0),
  root: z.string(),
  checkpoint: z.string(),
});

/**
 * A witness's memory in a folder: for each log a folder named by its origin's SHA-256, in it one file a version, numbered
 * upwards. A version is made by linking a file that is already durable to the next number, which the file system lets
 * only one process do: that is the compare-and-set, without locks that a crash would leave behind.
 */
export function witnessFolder(folder: string): WitnessState {
  return {
    read: (origin) => newest(placeOf(folder, origin), origin),
    async replace(before, next) {
      const place = placeOf(folder, next.origin);
      await makeDurableFolder(place);
      const version = (before?.version ?? 0) + 1;
      const scratch = join(place, `new-${randomUUID()}`);
      try {
        await writeSynced(scratch, `${canonicalJson({ format: FORMAT, ...next })}\n`);
        await link(scratch, fileOf(place, version));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw error;
      } finally {
        await rm(scratch, { force: true });
      }
      await syncFolder(place);
      // The number may have been free because others went past it and tidied up: then a higher one stands here.
      const versions = await versionsIn(place);
      if (versions.some((one) => one > version)) {
        await rm(fileOf(place, version), { force: true });
        return false;
      }
      await Promise.all(
        versions.filter((one) => one < version - 1).map((one) => rm(fileOf(place, one), { force: true })),
      );
      return true;
    },
  };
}

async function newest(place: string, origin: string): Promise<Held | undefined> {
  let missing = 0;
  for (;;) {
    const versions = await versionsIn(place);
    if (versions.length === 0) return undefined;
    const version = Math.max(...versions);
    const text = await readFile(fileOf(place, version), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    // Tidied up between the two looks, since there are newer ones; a link to nowhere would be looked for without end.
    if (text === undefined && version === missing) throw damaged(fileOf(place, version), origin);
    missing = version;
    if (text === undefined) continue;
    return { version, latest: parseStored(text, fileOf(place, version), origin) };
  }
}

function parseStored(text: string, file: string, origin: string): Witnessed {
  try {
    const { format: _, ...latest } = stored.parse(JSON.parse(text));
    if (latest.origin === origin) return latest;
  } catch {
    // Told below.
  }
  throw damaged(file, origin);
}

function damaged(file: string, origin: string): TouchstoneError {
  return new TouchstoneError('WITNESS_STATE', `${file} is not what a witness stored of the log ${origin}.`, {
    hint: 'Put it back from a copy that is at least as new. Never delete it: a witness that forgets can be made to vouch for two histories.',
    details: { file },
  });
}

function placeOf(folder: string, origin: string): string {
  return join(folder, originHash(origin));
}

/** How a log is named in paths: SHA-256 of its origin, in hex (c2sp.org/tlog-witness, monitor retrieval). */
export function originHash(origin: string): string {
  return createHash('sha256').update(origin).digest('hex');
}

function fileOf(place: string, version: number): string {
  return join(place, `${version}.json`);
}

async function versionsIn(place: string): Promise<number[]> {
  const names = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.flatMap((name) => /^([1-9][0-9]{0,14})\.json$/.exec(name)?.[1] ?? []).map(Number);
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
