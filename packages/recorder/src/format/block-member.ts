// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzip } from 'node:zlib';

/**
 * How a block lies on disk: one gzip member (RFC 1952) with an extra field, so that any gzip reads it, and that says
 * how long the member is and what its bytes hash to. gzip alone would not notice a changed byte in its header or in the
 * padding bits of its last deflate block, and would need inflating before one knew where the member ends.
 *
 *   10 bytes  1f 8b 08 04 00000000 00 ff   deflate, FEXTRA, no time, unknown system: the same on every machine
 *    2 bytes  24, little endian            length of the extra field
 *    4 bytes  'T' 'S' 20 0                 subfield id and length
 *    4 bytes  size of the whole member, little endian
 *   16 bytes  first half of the SHA-256 of everything after these 36 bytes
 */
const FIXED = Buffer.from('1f8b08040000000000ff1800545314 00'.replace(' ', ''), 'hex');
export const MEMBER_HEAD = 36;
/** zlib cannot expand further than about 1032:1 (zlib's technical notes); what we write stays far below this. */
const RATIO_LIMIT = 400;

/**
 * What says that it inflates to no more is inflated at once, in a fraction of a millisecond: handing so little to another
 * thread costs more than it saves.
 */
const AT_ONCE_BYTES = 512 * 1024;
const PLAIN_HEAD = Buffer.from('1f8b08000000000000ff', 'hex');

const gzipAsync = promisify(gzip);
const gunzipAsync = promisify(gunzip);

/** zlib's level: on recordings a third of level 6's time, for a tenth more bytes (level 1 is slower and worse). */
const LEVEL = 3;

/** One block's bytes as its gzip member. */
export async function packBlock(block: Uint8Array, level = LEVEL): Promise<Buffer> {
  const body = (await gzipAsync(block, { level })).subarray(10);
  const head = Buffer.alloc(MEMBER_HEAD);
  FIXED.copy(head);
  head.writeUInt32LE(MEMBER_HEAD + body.length, 16);
  memberHash(body).copy(head, 20);
  return Buffer.concat([head, body]);
}

function memberHash(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest().subarray(0, 16);
}

/** Whether bytes begin as a member does. A file that is shorter than the head matches as far as it goes. */
export function beginsAsMember(bytes: Uint8Array): boolean {
  return FIXED.subarray(0, bytes.length).equals(bytes.subarray(0, FIXED.length));
}

/** Whether bytes look like a member's beginning in which a byte or two were changed. */
export function resemblesMember(bytes: Uint8Array): boolean {
  let same = 0;
  for (let at = 0; at < FIXED.length; at += 1) if (bytes[at] === FIXED[at]) same += 1;
  return same >= FIXED.length - 3;
}

/** Size of the member that begins here, from its first 36 bytes. */
export function memberSize(head: Buffer): number {
  return head.readUInt32LE(16);
}

/** The block inside a whole member, or the clause that says what is wrong with it. */
export async function unpackBlock(
  member: Buffer,
  limit: number,
): Promise<{ readonly block: Buffer } | { readonly wrong: string }> {
  const body = member.subarray(MEMBER_HEAD);
  if (!memberHash(body).equals(member.subarray(20, MEMBER_HEAD))) return { wrong: 'its bytes were changed' };
  const most = Math.min(limit, body.length * RATIO_LIMIT);
  const plain = Buffer.concat([PLAIN_HEAD, body]);
  const block = inflateAtOnce(plain, most);
  if (block !== undefined) return { block };
  try {
    return { block: await gunzipAsync(plain, { maxOutputLength: most }) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { wrong: `it expands to more than ${most} bytes` };
    return { wrong: 'it does not inflate' };
  }
}

/** The small block inside a gzip member; undefined where it is large, damaged, or lies about its size. */
function inflateAtOnce(member: Buffer, most: number): Buffer | undefined {
  // ISIZE, the last four bytes (RFC 1952): what a member claims, and here may not exceed.
  const stated = member.readUInt32LE(member.length - 4);
  if (stated > AT_ONCE_BYTES || stated > most) return undefined;
  try {
    // One piece of output, and a little room by which zlib sees that it is done.
    return gunzipSync(member, { maxOutputLength: Math.max(1, stated), chunkSize: stated + 64 });
  } catch {
    return undefined;
  }
}
