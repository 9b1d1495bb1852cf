// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** Everything in a tar comes in blocks of so many bytes. */
export const TAR_BLOCK = 512;
/** Two blocks of zeros end a tar. */
export const TAR_END = 2 * TAR_BLOCK;

/**
 * The one header that a file of a bundle has: a plain file, readable, of nobody, of no time (POSIX.1-2017, pax, "ustar
 * Interchange Format"). `name` has at most 100 ASCII characters, `size` is below 8 GiB.
 */
export function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(TAR_BLOCK);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0, 100, 'latin1');
  header.write(octal(0o644, 7), 100, 'latin1');
  header.write(octal(0, 7), 108, 'latin1');
  header.write(octal(0, 7), 116, 'latin1');
  header.write(octal(size, 11), 124, 'latin1');
  header.write(octal(0, 11), 136, 'latin1');
  // The sum is taken with its own field full of spaces.
  header.write('        ', 148, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(octal(0, 7), 329, 'latin1');
  header.write(octal(0, 7), 337, 'latin1');
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** The zeros between a file of this size and the next block. */
export function tarPadding(size: number): number {
  return (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK;
}

/** Whether bytes may be a header of some tar. */
export function isTarHeader(header: Buffer): boolean {
  return header.toString('latin1', 257, 262) === 'ustar';
}

/** What tools write beside plain files. Each could hide bytes, lead elsewhere, or be read otherwise by another reader. */
const OTHER_KINDS: Readonly<Record<string, string>> = {
  '\0': 'an entry of an old tar',
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a device',
  '4': 'a device',
  '5': 'a folder',
  '6': 'a pipe',
  '7': 'a contiguous file',
  g: 'a global pax header',
  x: 'a pax header',
  D: 'a GNU folder list',
  K: 'a GNU long link',
  L: 'a GNU long name',
  M: 'a GNU continuation',
  S: 'a GNU sparse file',
  V: 'a GNU label',
};

/**
 * Name and size of the file that a header introduces; undefined for a block of zeros.
 * @throws TouchstoneError BUNDLE_HEADER for every header but the one that tarHeader writes; `where` is file and offset
 */
export function parseTarHeader(
  header: Buffer,
  where: string,
): { readonly name: string; readonly size: number } | undefined {
  if (header.every((byte) => byte === 0)) return undefined;
  if (!isTarHeader(header)) throw refused(where, 'it is no tar header at all');
  const kind = header.toString('latin1', 156, 157);
  if (kind !== '0') throw refused(where, `it introduces ${OTHER_KINDS[kind] ?? 'what is no plain file'}`);
  const name = header.toString('latin1', 0, 100).replace(/\0[^]*$/, '');
  const digits = header.toString('latin1', 124, 135);
  const size = /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
  if (size === undefined || !tarHeader(name, size).equals(header)) {
    throw refused(
      where,
      'mode, owner, time, size, sum or name are spelt in another way, or say something else',
    );
  }
  return { name, size };
}

function refused(where: string, why: string): TouchstoneError {
  return new TouchstoneError(
    'BUNDLE_HEADER',
    `${where}: this header is none that Touchstone writes: ${why}.`,
    {
      hint: 'Bundle files are made by touchstone pack; other tools spell them differently. Get the file again.',
    },
  );
}
