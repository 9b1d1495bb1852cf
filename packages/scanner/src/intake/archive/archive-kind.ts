// SPDX-License-Identifier: Apache-2.0

export type ArchiveKind = 'tar' | 'tar.gz' | 'zip';

/** What a file is by its first 512 bytes; undefined when it is no archive that can be read. */
export function archiveKind(start: Uint8Array): ArchiveKind | undefined {
  const at = (offset: number, text: string): boolean =>
    Buffer.from(text, 'latin1').equals(start.subarray(offset, offset + text.length));
  // RFC 1952; APPNOTE 4.3.6 and, of an empty archive, 4.3.16; POSIX ustar and GNU tar both say ustar.
  if (at(0, '\x1f\x8b')) return 'tar.gz';
  if (at(0, 'PK\x03\x04') || at(0, 'PK\x05\x06')) return 'zip';
  if (at(257, 'ustar')) return 'tar';
  return undefined;
}

/** Other ways to pack, by their magic numbers, so that a refusal can name them. */
export function foreignKind(start: Uint8Array): string | undefined {
  const text = Buffer.from(start.subarray(0, 8)).toString('latin1');
  const kinds: Readonly<Record<string, string>> = {
    BZh: 'bzip2',
    '\xfd7zXZ': 'xz',
    '\x28\xb5\x2f\xfd': 'zstd',
    "7z\xbc\xaf'": '7-Zip',
    'Rar!': 'RAR',
  };
  return Object.entries(kinds).find(([magic]) => text.startsWith(magic))?.[1];
}
