// SPDX-License-Identifier: Apache-2.0

/** Bytes that a JSON body may have; keystone's own bound is 114,688 (oslo.middleware), neutron's bulk calls need more. */
export const MOST_JSON_BYTES = 4 * 1024 * 1024;

/** All bytes of a body. @throws RangeError when there are more than `most` */
export async function readAll(stream: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most) throw new RangeError(`more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Nothing to read. */
export async function* emptyBody(): AsyncGenerator<Uint8Array> {}
