// SPDX-License-Identifier: Apache-2.0
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  BUNDLE_FORMAT,
  bundleIndex,
  canonicalJson,
  parsePaper,
  sha256Digest,
  TouchstoneError,
  type BundleIndex,
} from '@touchstone/model';

export type MemberRole = BundleIndex['members'][number]['role'];

/** One paper of a bundle with its bytes. */
export interface Member {
  readonly role: MemberRole;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** No member of a bundle may be larger; recordings of very long runs stay far below it. */
const MEMBER_LIMIT = 512 * 1024 * 1024;

/**
 * Writes members and then the index that names them by digest; the index is put in place last and in one rename, so
 * that a bundle either is whole or is none.
 */
export async function writeBundle(
  folder: string,
  solution: string,
  members: readonly Member[],
): Promise<void> {
  for (const member of members) {
    const path = join(folder, member.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, member.bytes);
  }
  const index: BundleIndex = {
    format: BUNDLE_FORMAT,
    solution,
    members: members
      .map(({ role, path, bytes }) => ({ role, path, digest: sha256Digest(bytes), bytes: bytes.byteLength }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
  const temporary = join(folder, 'bundle.json.new');
  await writeFile(temporary, `${canonicalJson(index)}\n`);
  await rename(temporary, join(folder, 'bundle.json'));
}

/**
 * Reads a bundle and holds every member to the digest that the index names.
 * Throws BUNDLE_MISSING, BUNDLE_DIGEST, or PAPER_* for the index.
 */
export async function readBundle(
  folder: string,
): Promise<{ index: BundleIndex; members: readonly Member[] }> {
  const name = join(folder, 'bundle.json');
  const text = await readFile(name, 'utf8').catch((cause: unknown) => {
    throw new TouchstoneError('BUNDLE_MISSING', `${folder} is no bundle: it has no bundle.json.`, {
      hint: 'Name the folder that touchstone certify wrote.',
      cause,
    });
  });
  const index = parsePaper(bundleIndex, text, { name });
  const members: Member[] = [];
  for (const entry of index.members) {
    const path = join(folder, entry.path);
    // A stranger's bundle must not lead out of its folder: links are not followed.
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined || !found.isFile() || found.size > MEMBER_LIMIT) {
      throw new TouchstoneError(
        'BUNDLE_MISSING',
        `${path}, which bundle.json names, is not there as a plain file.`,
        {
          hint: 'Get the bundle again, whole.',
        },
      );
    }
    const bytes = await readFile(path);
    const digest = sha256Digest(bytes);
    if (digest !== entry.digest) {
      throw new TouchstoneError('BUNDLE_DIGEST', `${path} has changed since the bundle was made.`, {
        hint: 'Evidence cannot be mended by hand: get the bundle again, or run the recipe again.',
        details: { expected: entry.digest, found: digest },
      });
    }
    members.push({ role: entry.role, path: entry.path, bytes });
  }
  return { index, members };
}

/** Removes what a bundle consists of, so that a new one can take its place; other files in the folder stay. */
export async function removeBundle(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'bundle.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  for (const { path } of parsePaper(bundleIndex, text, { name: 'bundle.json' }).members) {
    await rm(join(folder, path), { force: true });
  }
  await rm(join(folder, 'bundle.json'));
}
