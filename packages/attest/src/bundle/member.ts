// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { TouchstoneError, type BundleIndex } from '@touchstone/model';

export type MemberRole = BundleIndex['members'][number]['role'];

/** One paper of a bundle with its bytes. */
export interface HeldMember {
  readonly role: MemberRole;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A member that stays on disk, since it may be larger than memory: a recording. */
export interface StoredMember {
  readonly role: MemberRole;
  readonly path: string;
  readonly file: string;
  readonly digest: string;
  readonly size: number;
  /** Where in the file it begins, in a bundle that is one file; without it the file is the member. */
  readonly offset?: number;
}

export type Member = HeldMember | StoredMember;

const PIECE = 256 * 1024;

/**
 * A stored member's bytes. No link is followed and nothing but a plain file is read.
 * @throws TouchstoneError BUNDLE_MISSING; BUNDLE_DIGEST after the last byte, when they were not those of its digest
 */
export async function* storedBytes(member: Omit<StoredMember, 'role' | 'path'>): AsyncGenerator<Uint8Array> {
  const { file, digest } = member;
  const hash = createHash('sha256');
  for await (const piece of plainFile(file, member)) {
    hash.update(piece);
    yield piece;
  }
  const found = `sha256:${hash.digest('hex')}`;
  if (found === digest) return;
  throw new TouchstoneError('BUNDLE_DIGEST', `${file} has changed since the bundle was made.`, {
    hint: 'Evidence cannot be mended by hand: get the bundle again, or run the recipe again.',
    details: { expected: digest, found },
  });
}

/** A file's digest and size, read once from end to end. @throws TouchstoneError BUNDLE_MISSING */
export async function measureFile(file: string): Promise<{ readonly digest: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of plainFile(file)) {
    hash.update(piece);
    size += piece.byteLength;
  }
  return { digest: `sha256:${hash.digest('hex')}`, size };
}

/** A file from end to end, or `size` bytes of it from `offset` on; fewer where it ends before. */
async function* plainFile(
  file: string,
  { offset = 0, size }: { readonly offset?: number; readonly size?: number } = {},
): AsyncGenerator<Uint8Array> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(file, flags).catch(() => undefined);
  try {
    if (handle === undefined || !(await handle.stat()).isFile()) {
      throw new TouchstoneError('BUNDLE_MISSING', `${file} is not there as a plain file.`, {
        hint: 'Get the bundle again, whole.',
      });
    }
    // One byte more than a whole file is to have: a file that has grown is another one.
    let left = offset > 0 || size === undefined ? (size ?? Number.POSITIVE_INFINITY) : size + 1;
    for (let at = offset; left > 0;) {
      const most = Math.min(PIECE, left);
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(most), 0, most, at);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
      left -= bytesRead;
    }
  } finally {
    await handle?.close();
  }
}
