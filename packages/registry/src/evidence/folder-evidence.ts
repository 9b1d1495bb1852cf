// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { makeDurableFolder, measureFile, readInside, syncFolder, writeDurably } from '@touchstone/attest';
import type { ContentBytes, EvidenceStore } from './evidence-store.js';
import { contentPlace, receiptPlace } from './evidence-places.js';
import { RECEIPT_LIMIT } from './receipt.js';

/** Evidence in a folder: `sha256/ab/…` for contents, `receipts/ab/….json`, `new` for what is on its way. */
export function folderEvidence(folder: string): EvidenceStore {
  const coming = join(folder, 'new');
  const find = async (digest: string): ReturnType<EvidenceStore['find']> => {
    const file = join(folder, contentPlace(digest));
    const found = await lstat(file).catch(() => undefined);
    return found?.isFile() === true ? { file, size: found.size } : undefined;
  };
  return {
    find,
    async keep(digest, bytes) {
      const kept = await find(digest);
      // A content that rotted is replaced: whoever sends the bundle again mends it.
      if (kept !== undefined && (await measureFile(kept.file)).digest === digest) return;
      await written(() => writeContent(join(folder, contentPlace(digest)), digest, bytes, coming));
    },
    async keepReceipt(envelope, receipt) {
      if ((await readInside(folder, receiptPlace(envelope), RECEIPT_LIMIT)) !== undefined) return;
      await written(() => writeDurably(join(folder, receiptPlace(envelope)), receipt, coming));
    },
    findReceipt: async (envelope) => readInside(folder, receiptPlace(envelope), RECEIPT_LIMIT),
  };
}

/** Whole or not at all: the bytes are held to their digest while they are written aside, synced, and put in place. */
async function writeContent(
  file: string,
  digest: string,
  bytes: ContentBytes,
  coming: string,
): Promise<void> {
  await makeDurableFolder(dirname(file));
  await makeDurableFolder(coming);
  const temporary = join(coming, randomUUID());
  try {
    const handle = await open(temporary, 'wx', 0o644);
    try {
      const hash = createHash('sha256');
      for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes()) {
        hash.update(piece);
        await handle.writeFile(piece);
      }
      if (`sha256:${hash.digest('hex')}` !== digest) throw otherBytes(digest);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

function otherBytes(digest: string): TouchstoneError {
  return new TouchstoneError('REGISTRY_EVIDENCE', `What was to be kept as ${digest} has other bytes.`, {
    hint: 'It changed while it was read: get the bundle again.',
    details: { digest },
  });
}

async function written(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isTouchstoneError(error) || code === undefined) throw error;
    throw new TouchstoneError('REGISTRY_EVIDENCE_WRITE', `Evidence cannot be written: ${code}.`, {
      hint: 'Is there room on the disk, and may this user write to the evidence folder?',
      cause: error,
    });
  }
}
