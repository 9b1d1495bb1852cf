// SPDX-License-Identifier: Apache-2.0
import { realpath, stat } from 'node:fs/promises';
import type { BundleIndex } from '@touchstone/model';
import type { Attestation } from './attestation.js';
import { openBundleFile } from './bundle-file.js';
import { openBundleFolder } from './bundle-folder.js';
import type { Member } from './member.js';

/** A bundle of which every byte was held to the index; nothing in it is verified beyond that. */
export interface OpenBundle {
  /** As it was named. */
  readonly path: string;
  readonly index: BundleIndex;
  /** Of the index's bytes: what a certificate binds. */
  readonly indexDigest: string;
  readonly members: readonly Member[];
  readonly attestation: Attestation;
  /** Releases what the bundle holds open or has laid aside; its members cannot be read afterwards. */
  close(): Promise<void>;
}

/**
 * Opens a bundle, a folder or a file, and holds every member to its digest. Papers are in memory, recordings stay on
 * disk.
 * @throws TouchstoneError BUNDLE_*; PAPER_* for the index
 */
export async function openBundle(path: string): Promise<OpenBundle> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return openBundleFolder(path);
  return { ...(await openBundleFile(await realpath(path))), path };
}

/** A bundle's index and members: what an assessment needs of it. @throws TouchstoneError BUNDLE_*, PAPER_* */
export async function readBundle(
  path: string,
): Promise<{ readonly index: BundleIndex; readonly members: readonly Member[] }> {
  const { index, members } = await openBundle(path);
  return { index, members };
}
