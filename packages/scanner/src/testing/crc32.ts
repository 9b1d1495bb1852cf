// SPDX-License-Identifier: Apache-2.0

/** The checksum of zip and gzip (ISO 3309), bit by bit: Node has one only from 22 on. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
