// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Registry } from '../open-registry.js';

/**
 * A bundle as one file, in pieces. It is packed into a file first, so that evidence that is damaged is found before a byte
 * has left; the file is removed when the last piece is out or nobody reads on.
 * @param scratch a folder for it
 * @throws TouchstoneError REGISTRY_NOT_FOUND, REGISTRY_EVIDENCE, BUNDLE_NOT_WRITABLE
 */
export async function* bundleBytes(
  registry: Pick<Registry, 'writeBundle'>,
  digest: string,
  scratch: string,
): AsyncGenerator<Uint8Array> {
  const place = await mkdtemp(join(scratch, 'out-'));
  try {
    const file = join(place, 'bundle.touchstone');
    await registry.writeBundle(digest, file);
    for await (const piece of createReadStream(file)) yield piece as Uint8Array;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
