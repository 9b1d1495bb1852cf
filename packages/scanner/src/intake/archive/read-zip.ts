// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';
import { entryPath } from './entry-path.js';
import type { Unpacking } from './unpacking.js';

/** UNIX modes in the upper half of the external attributes: S_IFMT and S_IFLNK (stat(2)). */
const FILE_TYPE = 0o170000;
const LINK = 0o120000;
/** Compression methods that are read: stored and deflated (APPNOTE 4.4.5). */
const METHODS: ReadonlySet<number> = new Set([0, 8]);

/** Reads a zip or jar archive by its central directory, entry by entry. Sizes are held against what really comes. */
export async function readZip(file: string, name: string, unpacking: Unpacking): Promise<void> {
  const zip = await openZip(file);
  try {
    await readEntries(zip, name, unpacking);
  } finally {
    zip.close();
  }
}

function openZip(file: string): Promise<ZipFile> {
  // Names are checked by ourselves, so that both formats refuse the same with the same words.
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false };
  return new Promise((resolve, reject) => {
    open(file, options, (error, zip) => (error === null ? resolve(zip) : reject(error)));
  });
}

function readEntries(zip: ZipFile, archive: string, unpacking: Unpacking): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      readEntry(zip, entry, archive, unpacking).then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  });
}

async function readEntry(zip: ZipFile, entry: Entry, archive: string, unpacking: Unpacking): Promise<void> {
  // With decodeStrings off the name is bytes. Old tools write CP437: what is no UTF-8 is shown as Latin-1.
  const raw = entry.fileName as unknown as Buffer;
  const name = raw.toString(isAscii(raw) || (entry.generalPurposeBitFlag & 0x800) !== 0 ? 'utf8' : 'latin1');
  if (name.endsWith('/')) {
    entryPath(archive, name);
    return;
  }
  const isLink = ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK;
  const isEncrypted = (entry.generalPurposeBitFlag & 0x1) !== 0;
  const isReadable = METHODS.has(entry.compressionMethod);
  const kind = isLink ? 'link' : isEncrypted ? 'encrypted' : isReadable ? 'file' : 'special';
  if (!unpacking.begin({ name, kind, bytes: entry.uncompressedSize })) return;
  for await (const chunk of await openEntry(zip, entry)) {
    unpacking.count((chunk as Buffer).length);
    await unpacking.take(chunk as Buffer);
  }
  unpacking.end();
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 128);
}
