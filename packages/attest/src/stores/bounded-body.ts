// SPDX-License-Identifier: Apache-2.0

/** The body of an answer, of at most `limit` bytes after decompression; undefined where it has more. */
export async function boundedBody(answer: Response, limit: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (answer.body === null) return new Uint8Array();
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    // Leaving the loop cancels the stream: a server that never ends is not read on.
    if (size > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
