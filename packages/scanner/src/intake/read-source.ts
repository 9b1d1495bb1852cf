// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { ScanLimits } from './limits.js';
import type { TreeEntry } from './tree.js';

/** The bytes of a file that is worth looking at, or why it is not. */
export type ReadSource =
  { readonly kind: 'read'; readonly bytes: Buffer } | { readonly kind: 'skipped'; readonly reason: string };

const skipped = (reason: string): ReadSource => ({ kind: 'skipped', reason });

/**
 * Reads one file of the tree. What is no valid UTF-8, holds NUL bytes, or is larger than the limit is skipped. The last
 * part of the path is not followed when it has become a link since it was listed (O_NOFOLLOW). The bytes are good until
 * the next file is read.
 */
export function readSource(entry: TreeEntry, limits: ScanLimits): ReadSource {
  if (entry.bytes > limits.fileBytes) return skipped('too-large');
  let bytes: Buffer;
  try {
    bytes = readStretch(entry);
  } catch {
    return skipped('unreadable');
  }
  if (bytes.includes(0)) return skipped(isUtf16(bytes) ? 'not-utf-8' : 'binary');
  if (!isUtf8(bytes)) return skipped('not-utf-8');
  return { kind: 'read', bytes };
}

/** Files are read one after the other into the same memory: thousands of buffers would only be collected again. */
let shared = Buffer.allocUnsafe(0);

function room(bytes: number): Buffer {
  if (shared.length < bytes) shared = Buffer.allocUnsafe(Math.max(bytes, 1024 ** 2));
  return shared.subarray(0, bytes);
}

function readStretch({ at, bytes }: TreeEntry): Buffer {
  const file = openSync(at.file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw new Error('no file any more');
    const buffer = room(bytes);
    let filled = 0;
    while (filled < bytes) {
      const got = readSync(file, buffer, filled, bytes - filled, at.offset + filled);
      if (got === 0) break;
      filled += got;
    }
    return buffer.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return mark === 0xfeff || mark === 0xfffe;
}

/** The text of bytes that are valid UTF-8, without a byte order mark. */
export function textOf(bytes: Buffer): string {
  const marked = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', marked ? 3 : 0);
}
