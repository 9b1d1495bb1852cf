// SPDX-License-Identifier: Apache-2.0
import { crc32 } from './crc32.js';
import { deflateRawSync } from 'node:zlib';

/**
 * A zip archive with these files under exactly these names (APPNOTE 4.3), as no tool would write hostile ones.
 * @param options mode of all entries as stat(2) has it: 0o120777 makes links
 */
export function zipOf(
  files: Readonly<Record<string, string>>,
  { mode = 0o100644 }: { readonly mode?: number } = {},
): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const common = commonFields(raw, packed, Buffer.from(name));
    const local = Buffer.concat([u32(0x04034b50), u16(20), common, Buffer.from(name), packed]);
    const rest = [u16(0), u16(0), u16(0), u32((mode << 16) >>> 0), u32(offset)];
    centrals.push(Buffer.concat([u32(0x02014b50), u16(0x314), u16(20), common, ...rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const count = u16(centrals.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(central.length), u32(offset), u16(0)];
  return Buffer.concat([...locals, central, ...end]);
}

/** Flags, method, time, date, CRC, sizes, lengths: the same in both headers. */
function commonFields(raw: Buffer, packed: Buffer, name: Buffer): Buffer {
  const sizes = [u32(crc32(raw)), u32(packed.length), u32(raw.length)];
  return Buffer.concat([u16(0x800), u16(8), u16(0), u16(0), ...sizes, u16(name.length), u16(0)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
