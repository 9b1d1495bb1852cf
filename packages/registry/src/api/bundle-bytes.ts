// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Registry } from '../open-registry.js';

/**
 * A bundle as one file, in pieces. It is packed into a file first, so that evidence that is damaged is found before a byte
 * has left. The file loses its name before it is read: whoever goes away in the middle leaves nothing behind.
 * @param scratch a folder for it
 * @throws TouchstoneError REGISTRY_NOT_FOUND, REGISTRY_EVIDENCE, BUNDLE_NOT_WRITABLE
 */
export async function* bundleBytes(
  registry: Pick<Registry, 'writeBundle'>,
  digest: string,
  scratch: string,
): AsyncGenerator<Uint8Array> {
  const handle = await packed(registry, digest, scratch);
  try {
    for await (const piece of handle.createReadStream({ autoClose: false })) yield piece as Uint8Array;
  } finally {
    await handle.close();
  }
}

async function packed(
  registry: Pick<Registry, 'writeBundle'>,
  digest: string,
  scratch: string,
): Promise<FileHandle> {
  const place = await mkdtemp(join(scratch, 'out-'));
  try {
    const file = join(place, 'bundle.touchstone');
    await registry.writeBundle(digest, file);
    return await open(file);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
