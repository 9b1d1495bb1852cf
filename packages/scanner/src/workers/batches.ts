// SPDX-License-Identifier: Apache-2.0

/** A batch is handed to a lane at once: few enough files that lanes end together, enough that handing over costs little. */
const MOST_FILES = 96;
const MOST_BYTES = 2 * 1024 ** 2;

/** Cuts files into batches, in their order. */
export function batches<File extends { readonly bytes: number }>(
  files: readonly File[],
): readonly (readonly File[])[] {
  const all: File[][] = [];
  let [batch, bytes]: [File[], number] = [[], 0];
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= MOST_FILES || bytes + file.bytes > MOST_BYTES)) {
      all.push(batch);
      [batch, bytes] = [[], 0];
    }
    batch.push(file);
    bytes += file.bytes;
  }
  if (batch.length > 0) all.push(batch);
  return all;
}
