// SPDX-License-Identifier: Apache-2.0
import { readAll } from '../../http/read-body.js';
import type { Blob, Blobs } from '../../state/blobs.js';

const QCOW2_MAGIC = 0x514649fb;

/**
 * Bytes of the disk inside an image: a raw one's own size, a QCOW2's from its header (bytes 24 to 31, QEMU's
 * docs/interop/qcow2.rst); null for formats that nobody looks into here.
 */
export async function virtualSize(
  blobs: Blobs,
  blob: Blob,
  diskFormat: string | null,
): Promise<number | null> {
  if (diskFormat === 'raw' || diskFormat === 'iso') return blob.size;
  if (diskFormat !== 'qcow2') return null;
  const head = await readAll(blobs.read(blob.id, 0, 31), 32);
  return head.length === 32 && head.readUInt32BE(0) === QCOW2_MAGIC ? Number(head.readBigUInt64BE(24)) : null;
}
