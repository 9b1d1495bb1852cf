// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, open, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
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
  const place = await mkdtemp(join(await realpath(folder), 'bundle-'));
  try {
    const file = join(place, 'bundle.touchstone');
    const handle = await open(file, 'wx', 0o600);
    try {
      await writeFile(handle, limitedBody(body, limits));
    } finally {
      await handle.close();
    }
    return await look(file).catch((error: unknown) => {
      throw unplaced(error, place);
    });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** A refusal without the place of the file: how this machine names its folders is nobody's business. */
function unplaced(error: unknown, place: string): unknown {
  if (!isTouchstoneError(error)) return error;
  const plain = (text: string): string =>
    text.replaceAll(`${place}/bundle.touchstone`, 'the bundle').replaceAll(place, '');
  const { code, message, hint, details, cause } = error;
  return new TouchstoneError(code, plain(message), {
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    details,
    cause,
  });
}
