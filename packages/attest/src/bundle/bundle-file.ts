// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { sha256Digest, TouchstoneError, type BundleIndex } from '@touchstone/model';
import {
  ATTESTATION,
  attestationOf,
  findAttestationLimit,
  WAIVER_COUNT,
  type AttestationFile,
} from './attestation.js';
import { BUNDLE_LIMITS } from './bundle-limits.js';
import { openFileReader } from './file-reader.js';
import type { Member } from './member.js';
import type { OpenBundle } from './open-bundle.js';
import { INDEX } from './bundle-folder.js';
import { parseIndex } from './parse-index.js';
import { TarEntries, unnamedEntry, type TarEntry } from './tar-entries.js';

/** Where the members of a bundle file lie, by the digits of their digests. */
export const BLOBS = 'blobs/sha256/';

/** Where in the file one content is, and its bytes where a paper has it. */
interface Blob {
  readonly offset: number;
  readonly bytes?: Uint8Array;
}

/**
 * Reads a bundle in its file form, once, from end to end: index, attestation, then each content that the index names. It
 * takes only the bytes that writeBundleFile would write. Recordings stay in the file.
 * @throws TouchstoneError BUNDLE_* (docs/reference/bundle.md has each), PAPER_* for the index
 */
export async function openBundleFile(file: string): Promise<OpenBundle> {
  const reader = await openFileReader(file);
  try {
    const tar = new TarEntries(reader, file);
    const indexBytes = await readFirst(tar, file);
    const index = parseIndex(indexBytes, `${file}: ${INDEX}`);
    const attestation = attestationOf(await readAttestationFiles(tar, file), file);
    const blobs = await readBlobs(tar, index, file);
    await tar.end();
    return {
      path: file,
      index,
      indexDigest: sha256Digest(indexBytes),
      members: index.members.map((entry) => memberOf(entry, blobs, file)),
      attestation,
      close: async () => {},
    };
  } finally {
    await reader.close();
  }
}

/** Whether a file begins as a bundle does, whatever follows. */
export async function isBundleFile(file: string): Promise<boolean> {
  const reader = await openFileReader(file).catch(() => undefined);
  try {
    return reader !== undefined && (await new TarEntries(reader, file).first())?.name === INDEX;
  } catch {
    return false;
  } finally {
    await reader?.close();
  }
}

async function readFirst(tar: TarEntries, file: string): Promise<Buffer> {
  const first = await tar.first();
  if (first?.name !== INDEX) {
    throw new TouchstoneError('BUNDLE_NOT_ONE', `${file} is no bundle: it does not begin with ${INDEX}.`, {
      hint: 'Name a folder that touchstone certify wrote, or a file that touchstone pack wrote.',
      details: { file },
    });
  }
  if (first.size > BUNDLE_LIMITS.index) {
    throw new TouchstoneError(
      'BUNDLE_TOO_LARGE',
      `${file}: ${INDEX} has ${first.size} bytes; the limit is ${BUNDLE_LIMITS.index}.`,
      { hint: 'No index is that large: get the file again.', details: { file } },
    );
  }
  return tar.content(first);
}

async function readAttestationFiles(tar: TarEntries, file: string): Promise<readonly AttestationFile[]> {
  const files: AttestationFile[] = [];
  for (;;) {
    const entry = await tar.peek();
    if (entry === undefined || !entry.name.startsWith(`${ATTESTATION}/`)) break;
    // Refused before it is read: a stranger's file may hold any number of them, of any size.
    const limit = findAttestationLimit(entry.name);
    if (limit === undefined) throw unnamedEntry(file, entry);
    if (entry.size > limit || files.length > WAIVER_COUNT + 3) {
      throw new TouchstoneError(
        'BUNDLE_ATTESTATION',
        `${file}: ${entry.name} has ${entry.size} bytes, or is one of too many; the limits are ${limit} bytes and ${WAIVER_COUNT} waivers.`,
        { hint: 'Get the file again.', details: { file: entry.name } },
      );
    }
    const before = files.at(-1);
    // The names are such that their order in the file is that of their characters.
    if (before !== undefined && before.path >= entry.name) throw outOfOrder(file, entry);
    files.push({ path: entry.name, bytes: await tar.content(entry) });
  }
  return files;
}

async function readBlobs(
  tar: TarEntries,
  index: BundleIndex,
  file: string,
): Promise<ReadonlyMap<string, Blob>> {
  const papers = new Set(index.members.flatMap((one) => (one.role === 'recording' ? [] : [one.digest])));
  const expected = [...new Map(index.members.map((one) => [one.digest, one])).values()].toSorted((a, b) =>
    a.digest < b.digest ? -1 : 1,
  );
  const names = new Set(expected.map(({ digest }) => blobName(digest)));
  const blobs = new Map<string, Blob>();
  for (const { digest, bytes, path } of expected) {
    const entry = await tar.peek();
    if (entry !== undefined && !names.has(entry.name)) throw unnamedEntry(file, entry);
    if (entry === undefined || entry.name > blobName(digest)) {
      throw new TouchstoneError('BUNDLE_MISSING', `${file} has no ${blobName(digest)}, which is ${path}.`, {
        hint: 'Get the file again, whole.',
        details: { path, digest },
      });
    }
    if (entry.name !== blobName(digest)) throw outOfOrder(file, entry);
    if (entry.size !== bytes) throw otherBytes(file, path, `has ${entry.size} bytes, not ${bytes}`);
    const offset = tar.contentOffset;
    const hash = createHash('sha256');
    const pieces: Buffer[] = [];
    for await (const piece of tar.pieces(entry)) {
      hash.update(piece);
      if (papers.has(digest)) pieces.push(piece);
    }
    if (`sha256:${hash.digest('hex')}` !== digest)
      throw otherBytes(file, path, 'does not have the bytes of its digest');
    blobs.set(digest, papers.has(digest) ? { offset, bytes: Buffer.concat(pieces) } : { offset });
  }
  return blobs;
}

function memberOf(
  { role, path, digest, bytes }: BundleIndex['members'][number],
  blobs: ReadonlyMap<string, Blob>,
  file: string,
): Member {
  const blob = blobs.get(digest);
  if (blob === undefined) throw new TypeError(`openBundleFile: ${path} was not read`);
  if (role !== 'recording' && blob.bytes !== undefined) return { role, path, bytes: blob.bytes };
  return { role, path, file, digest, size: bytes, offset: blob.offset };
}

/** The name of a content in the file, by its digest. */
export function blobName(digest: string): string {
  return BLOBS + digest.slice('sha256:'.length);
}

function outOfOrder(file: string, { name, at }: TarEntry): TouchstoneError {
  return new TouchstoneError(
    'BUNDLE_ORDER',
    `${file}, byte ${at}: ${name} stands there twice, or in another order.`,
    {
      hint: 'Bundle files are made by touchstone pack: get it again.',
      details: { file, name },
    },
  );
}

function otherBytes(file: string, path: string, what: string): TouchstoneError {
  return new TouchstoneError('BUNDLE_DIGEST', `${file}: ${path} ${what}.`, {
    hint: 'Evidence cannot be mended by hand: get the bundle again, or run the recipe again.',
    details: { file, path },
  });
}
