// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where an archive is unpacked to: one file, in a private folder, that holds the entries one after the other. No name of
 * the archive ever becomes a name on this machine's disk, so none can hit another file, a device, or a link.
 */
export interface Spool {
  readonly file: string;
  /** Bytes written so far: where the next entry begins. */
  readonly end: number;
  write(bytes: Uint8Array): Promise<void>;
  /** Ends writing; the file stays. */
  finish(): Promise<void>;
  /** Removes all of it. */
  remove(): Promise<void>;
}

/** Entries are small: they are gathered to pieces of about so many bytes before they are written. */
const PIECE = 1024 ** 2;

export async function createSpool(tempRoot: string): Promise<Spool> {
  // mkdtemp makes the folder for this user alone (0700).
  const folder = await mkdtemp(join(tempRoot, 'touchstone-scan-'));
  const file = join(folder, 'entries');
  const handle = await open(file, 'wx', 0o600);
  let [end, waiting]: [number, Uint8Array[]] = [0, []];
  let held = 0;
  let isOpen = true;
  const flush = async (): Promise<void> => {
    const piece = Buffer.concat(waiting);
    [waiting, held] = [[], 0];
    let at = 0;
    while (at < piece.length) at += (await handle.write(piece, at)).bytesWritten;
  };
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    file,
    get end() {
      return end;
    },
    async write(bytes) {
      waiting.push(bytes);
      held += bytes.length;
      end += bytes.length;
      if (held >= PIECE) await flush();
    },
    async finish() {
      await flush();
      await close();
    },
    async remove() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
