// SPDX-License-Identifier: Apache-2.0

/** The body of a request as text; undefined where it is longer than so many bytes: of that no more is read. */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  longest: number,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > longest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
