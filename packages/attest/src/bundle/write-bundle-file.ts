// SPDX-License-Identifier: Apache-2.0
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { TouchstoneError } from '@touchstone/model';
import { attestationFiles, type Attestation } from './attestation.js';
import { blobName } from './bundle-file.js';
import { INDEX } from './bundle-folder.js';
import { storedBytes, type Member } from './member.js';
import type { OpenBundle } from './open-bundle.js';
import { indexText } from './parse-index.js';
import { TAR_END, tarHeader, tarPadding } from './tar-header.js';

/**
 * Writes a bundle in its file form, in place of what lies there, in one rename: a reader finds the old file or the new
 * one, whole. The bytes depend on nothing but index, attestation and members.
 * @throws TouchstoneError BUNDLE_DIGEST where a recording has changed since the bundle was opened; BUNDLE_NOT_WRITABLE
 */
export async function writeBundleFile(
  file: string,
  bundle: Pick<OpenBundle, 'index' | 'members'>,
  attestation: Attestation,
): Promise<void> {
  const growing = `${file}.new`;
  try {
    await rm(growing, { force: true });
    const handle = await open(growing, 'wx');
    try {
      await writeEntries(handle, bundle, attestation);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(growing, file);
  } catch (error) {
    await rm(growing, { force: true }).catch(() => undefined);
    throw notWritable(file, error);
  }
}

async function writeEntries(
  handle: FileHandle,
  { index, members }: Pick<OpenBundle, 'index' | 'members'>,
  attestation: Attestation,
): Promise<void> {
  await writeEntry(handle, INDEX, Buffer.from(indexText(index)));
  for (const { path, bytes } of attestationFiles(attestation)) await writeEntry(handle, path, bytes);
  const byPath = new Map(members.map((member) => [member.path, member]));
  const contents = new Map(index.members.map(({ digest, path, bytes }) => [digest, { path, size: bytes }]));
  for (const [digest, { path, size }] of [...contents].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const member = byPath.get(path);
    if (member === undefined) throw new TypeError(`writeBundleFile: no member ${path}`);
    await writeEntry(handle, blobName(digest), bytesOf(member), size);
  }
  await handle.appendFile(Buffer.alloc(TAR_END));
}

function bytesOf(member: Member): Uint8Array | AsyncIterable<Uint8Array> {
  return 'bytes' in member ? member.bytes : storedBytes(member);
}

async function writeEntry(
  handle: FileHandle,
  name: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  size = bytes instanceof Uint8Array ? bytes.byteLength : 0,
): Promise<void> {
  await handle.appendFile(tarHeader(name, size));
  if (bytes instanceof Uint8Array) await handle.appendFile(bytes);
  else for await (const piece of bytes) await handle.appendFile(piece);
  await handle.appendFile(Buffer.alloc(tarPadding(size)));
}

/** What a write met with: a refusal of ours as it is, and what the system said as one. */
export function notWritable(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof TouchstoneError || code === undefined) return error;
  return new TouchstoneError('BUNDLE_NOT_WRITABLE', `${path} cannot be written: ${code}.`, {
    hint: 'Is there place, and may you write there?',
    cause: error,
  });
}
