// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { limitedBody, type BodyLimits } from '../handler/read-body.js';

/**
 * Writes a body to a file that nobody else can read, has it looked at, and removes it whatever happens.
 * @param folder that is there; the file's name is ours and not the sender's
 * @throws TouchstoneError REQUEST_TOO_LARGE, REQUEST_TOO_SLOW; what `look` throws
 */
export async function withScratchFile<T>(
  folder: string,
  body: AsyncIterable<Uint8Array>,
  limits: BodyLimits,
  look: (file: string) => Promise<T>,
): Promise<T> {
  const place = await mkdtemp(join(folder, 'bundle-'));
  try {
    const file = join(place, 'bundle.touchstone');
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const piece of limitedBody(body, limits)) await handle.write(piece);
    } finally {
      await handle.close();
    }
    return await look(file);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
