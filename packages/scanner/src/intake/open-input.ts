// SPDX-License-Identifier: Apache-2.0
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import { TouchstoneError } from '@touchstone/model';
import { archiveKind, foreignKind } from './archive/archive-kind.js';
import { openArchive } from './archive/open-archive.js';
import type { ScanLimits } from './limits.js';
import { readSource, textOf } from './read-source.js';
import { recogniseSbom } from './recognise-sbom.js';
import type { Tree } from './tree.js';
import { walkTree } from './walk-tree.js';

const HINT = 'Name a folder, an archive (.tar, .tar.gz, .zip, .jar) or an SBOM (CycloneDX or SPDX 2, JSON).';

/**
 * Opens what is to be scanned. What a file is, its bytes say, not its name. The path itself may be a link: whoever scans
 * chose it.
 * @param tempRoot folder in which archives are unpacked; the system's unless told
 * @throws TouchstoneError SCAN_NO_SUCH_PATH, SCAN_NOT_AN_ARCHIVE, SCAN_ARCHIVE_BROKEN, SCAN_ARCHIVE_HOSTILE,
 *   SCAN_TOO_LARGE, SCAN_SBOM
 */
export async function openInput(path: string, limits: ScanLimits, tempRoot = tmpdir()): Promise<Tree> {
  const root = resolve(path);
  const stat = statSync(root, { throwIfNoEntry: false });
  if (stat === undefined) {
    throw new TouchstoneError('SCAN_NO_SUCH_PATH', `There is nothing at ${path}.`, { hint: HINT });
  }
  const name = basename(root);
  if (stat.isDirectory()) return { kind: 'tree', name, ...walkTree(root, limits), close: async () => {} };
  if (!stat.isFile()) throw notReadable(path, 'is neither a folder nor a file');
  const start = readStart(root, path);
  const kind = archiveKind(start);
  if (kind !== undefined) return openArchive({ path: root, name, bytes: stat.size, kind }, limits, tempRoot);
  const foreign = foreignKind(start);
  if (foreign !== undefined) throw notReadable(path, `is packed with ${foreign}, which is not read`);
  return openSbom(root, path, stat.size, limits);
}

/** An SBOM is a tree of one file, which is the product's whatever its name says. */
function openSbom(root: string, path: string, bytes: number, limits: ScanLimits): Tree {
  const name = basename(root);
  const entry = { path: name, bytes, at: { file: root, offset: 0 } };
  const source = readSource(entry, { ...limits, fileBytes: limits.sbomBytes });
  if (source.kind === 'skipped') throw notReadable(path, `is no archive and no text (${source.reason})`);
  if (!recogniseSbom(textOf(source.bytes), name))
    throw notReadable(path, 'is neither an archive nor an SBOM');
  return { kind: 'sbom', name, entries: [entry], skipped: [], close: async () => {} };
}

function notReadable(path: string, what: string): TouchstoneError {
  return new TouchstoneError('SCAN_NOT_AN_ARCHIVE', `${path} ${what}.`, { hint: HINT });
}

function readStart(root: string, path: string): Uint8Array {
  const start = Buffer.alloc(512);
  try {
    const file = openSync(root, 'r');
    try {
      return start.subarray(0, readSync(file, start, 0, start.length, 0));
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new TouchstoneError('SCAN_NO_SUCH_PATH', `${path} cannot be read.`, {
      hint: 'Name a file that this user may read.',
      cause,
    });
  }
}
