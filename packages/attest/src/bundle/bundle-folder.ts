// SPDX-License-Identifier: Apache-2.0
import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BUNDLE_FORMAT, sha256Digest, TouchstoneError, type BundleIndex } from '@touchstone/model';
import { readAttestation, removeAttestation } from './attestation-folder.js';
import { BUNDLE_LIMITS } from './bundle-limits.js';
import { readInside, removeInside, storedInside, writeInside } from './inside-folder.js';
import { storedBytes, type Member } from './member.js';
import type { OpenBundle } from './open-bundle.js';
import { indexText, parseIndex } from './parse-index.js';

export const INDEX = 'bundle.json';

/**
 * Writes members and then the index that names them by digest; the index is put in place last and in one rename, so
 * that a bundle either is whole or is none. The attestation of an older bundle goes: it is of other evidence.
 * Throws PAPER_FIELD and BUNDLE_INDEX, before anything is written, for members that no bundle can hold, and
 * BUNDLE_PATH_TAKEN where a link stands in the way.
 */
export async function writeBundle(
  folder: string,
  solution: string,
  members: readonly Member[],
): Promise<void> {
  const index: BundleIndex = {
    format: BUNDLE_FORMAT,
    solution,
    members: members.map((member) => ({ role: member.role, path: member.path, ...sizeOf(member) })),
  };
  const text = indexText(index);
  // What could not be read again is not written.
  parseIndex(Buffer.from(text), INDEX);
  for (const member of members) await writeMember(folder, member);
  await removeAttestation(folder);
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
  if (member.offset === undefined && resolve(member.file) === resolve(folder, member.path)) return;
  await writeInside(folder, member.path, storedBytes(member));
}

/**
 * Reads a bundle in its folder form and holds every member to the digest that the index names. Recordings stay on disk.
 * @throws TouchstoneError BUNDLE_MISSING, BUNDLE_INDEX, BUNDLE_TOO_LARGE, BUNDLE_DIGEST, BUNDLE_ATTESTATION; PAPER_* for
 * the index
 */
export async function openBundleFolder(folder: string): Promise<OpenBundle> {
  const bytes = await readInside(folder, INDEX, BUNDLE_LIMITS.index);
  if (bytes === undefined) {
    throw new TouchstoneError(
      'BUNDLE_MISSING',
      `${folder} is no bundle: it has no plain file ${INDEX} of at most ${BUNDLE_LIMITS.index} bytes.`,
      { hint: 'Name a folder that touchstone certify wrote, or a file that touchstone pack wrote.' },
    );
  }
  const index = parseIndex(bytes, join(folder, INDEX));
  const members: Member[] = [];
  for (const entry of index.members) members.push(await readMember(folder, entry));
  return {
    path: folder,
    index,
    indexDigest: sha256Digest(bytes),
    members,
    attestation: await readAttestation(folder),
    close: async () => {},
  };
}

async function readMember(folder: string, entry: BundleIndex['members'][number]): Promise<Member> {
  const { role, path } = entry;
  const file = join(folder, path);
  const found =
    role === 'recording'
      ? await storedInside(folder, path, BUNDLE_LIMITS.recording)
      : await readInside(folder, path, BUNDLE_LIMITS.paper);
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

/** A folder's index; undefined where it has none that can be read. Throws PAPER_* and BUNDLE_INDEX. */
export async function readIndex(folder: string): Promise<BundleIndex | undefined> {
  const bytes = await readInside(folder, INDEX, BUNDLE_LIMITS.index);
  return bytes === undefined ? undefined : parseIndex(bytes, join(folder, INDEX));
}

/**
 * Removes what a bundle consists of, its attestation too, so that a new one can take its place; other files in the folder
 * stay, whatever the index says of them.
 */
export async function removeBundle(folder: string): Promise<void> {
  const index = await readIndex(folder);
  if (index === undefined) return;
  for (const { path } of index.members) await removeInside(folder, path);
  await removeAttestation(folder);
  await removeInside(folder, INDEX);
}
