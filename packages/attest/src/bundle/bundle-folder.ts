// SPDX-License-Identifier: Apache-2.0
import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  BUNDLE_FORMAT,
  bundleIndex,
  canonicalJson,
  parsePaper,
  sha256Digest,
  TouchstoneError,
  type BundleIndex,
} from '@touchstone/model';
import { readInside, removeInside, storedInside, writeInside } from './inside-folder.js';
import { storedBytes, type Member } from './member.js';

/** No member of a bundle may be larger, in bytes; recordings of very long runs stay far below it. */
const MEMBER_LIMIT = 512 * 1024 * 1024;
/** All members together, in bytes. */
const BUNDLE_LIMIT = 1024 * 1024 * 1024;
/** The index itself, in bytes. */
const INDEX_LIMIT = 1024 * 1024;
const INDEX = 'bundle.json';

/**
 * Writes members and then the index that names them by digest; the index is put in place last and in one rename, so
 * that a bundle either is whole or is none. Throws PAPER_FIELD, before anything is written, for members that no bundle
 * can hold, and BUNDLE_PATH_TAKEN where a link stands in the way.
 */
export async function writeBundle(
  folder: string,
  solution: string,
  members: readonly Member[],
): Promise<void> {
  const index: BundleIndex = {
    format: BUNDLE_FORMAT,
    solution,
    members: members
      .map((member) => ({ role: member.role, path: member.path, ...sizeOf(member) }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
  const text = `${canonicalJson(index)}\n`;
  // What could not be read again is not written.
  parsePaper(bundleIndex, text, { name: INDEX, limit: INDEX_LIMIT });
  for (const member of members) await writeMember(folder, member);
  await writeInside(folder, `${INDEX}.new`, text);
  await rename(join(folder, `${INDEX}.new`), join(folder, INDEX));
}

function sizeOf(member: Member): { digest: string; bytes: number } {
  return 'bytes' in member
    ? { digest: sha256Digest(member.bytes), bytes: member.bytes.byteLength }
    : { digest: member.digest, bytes: member.size };
}

/** A stored member that lies where it belongs already stays there. */
async function writeMember(folder: string, member: Member): Promise<void> {
  if ('bytes' in member) return writeInside(folder, member.path, member.bytes);
  if (resolve(member.file) === resolve(folder, member.path)) return;
  await writeInside(folder, member.path, storedBytes(member));
}

/**
 * Reads a bundle and holds every member to the digest that the index names. Recordings stay on disk.
 * Throws BUNDLE_MISSING, BUNDLE_TOO_LARGE, BUNDLE_DIGEST, or PAPER_* for the index.
 */
export async function readBundle(
  folder: string,
): Promise<{ index: BundleIndex; members: readonly Member[] }> {
  const index = await readIndex(folder);
  if (index === undefined) {
    throw new TouchstoneError(
      'BUNDLE_MISSING',
      `${folder} is no bundle: it has no plain file bundle.json of at most ${INDEX_LIMIT} bytes.`,
      { hint: 'Name the folder that touchstone certify wrote.' },
    );
  }
  const size = index.members.reduce((sum, entry) => sum + entry.bytes, 0);
  if (size > BUNDLE_LIMIT || index.members.some((entry) => entry.bytes > MEMBER_LIMIT)) {
    throw new TouchstoneError(
      'BUNDLE_TOO_LARGE',
      `${join(folder, INDEX)} names ${size} bytes; the limits are ${MEMBER_LIMIT} for one member and ${BUNDLE_LIMIT} for all.`,
      { hint: 'Assess the recordings of fewer runs at a time.', details: { bytes: size } },
    );
  }
  const members: Member[] = [];
  for (const entry of index.members) members.push(await readMember(folder, entry));
  return { index, members };
}

async function readMember(folder: string, entry: BundleIndex['members'][number]): Promise<Member> {
  const { role, path } = entry;
  const file = join(folder, path);
  const found =
    role === 'recording'
      ? await storedInside(folder, path, MEMBER_LIMIT)
      : await readInside(folder, path, MEMBER_LIMIT);
  if (found === undefined) {
    throw new TouchstoneError(
      'BUNDLE_MISSING',
      `${file}, which bundle.json names, is not there as a plain file.`,
      {
        hint: 'Get the bundle again, whole.',
      },
    );
  }
  const member: Member = 'digest' in found ? { role, path, file, ...found } : { role, path, bytes: found };
  const { digest, bytes } = sizeOf(member);
  if (digest === entry.digest && bytes === entry.bytes) return member;
  throw new TouchstoneError('BUNDLE_DIGEST', `${file} has changed since the bundle was made.`, {
    hint: 'Evidence cannot be mended by hand: get the bundle again, or run the recipe again.',
    details: { expected: entry.digest, found: digest },
  });
}

/** A folder's index; undefined where it has none that can be read. Throws PAPER_*. */
export async function readIndex(folder: string): Promise<BundleIndex | undefined> {
  const bytes = await readInside(folder, INDEX, INDEX_LIMIT);
  if (bytes === undefined) return undefined;
  return parsePaper(bundleIndex, bytes.toString('utf8'), { name: join(folder, INDEX), limit: INDEX_LIMIT });
}

/** Where this program puts members. An index that names other places was not written by it. */
const OWN_PLACE =
  /^(?:touchstone\.yaml|manifest\/[^/]+|assessment\.json|guideline\/[^/]+|recordings\/[^/]+|scans\/[^/]+|recipe\/.+)$/;

/**
 * Removes what a bundle consists of, so that a new one can take its place; other files in the folder stay, whatever the
 * index says of them.
 */
export async function removeBundle(folder: string): Promise<void> {
  const index = await readIndex(folder);
  if (index === undefined) return;
  for (const { path } of index.members) if (OWN_PLACE.test(path)) await removeInside(folder, path);
  await removeInside(folder, INDEX);
}
