// SPDX-License-Identifier: Apache-2.0
import { findBootstrapProject } from '../identity/bootstrap.js';
import type { Bootstrap } from '../service/service.js';
import { IMAGES } from './image/resource.js';

/** Two images to boot from, public, with an empty disk inside; named as in the project's lab. */
const NAMES = ['cirros-lab', 'cirros-lab-alt'];
const CLUSTER = 65_536;
const DISK_SIZE = 16 * 1024 * 1024;

export function bootstrapImages({ stores, blobs, ids, now }: Bootstrap): void {
  const owner = findBootstrapProject(stores, 'admin').id;
  for (const name of NAMES) {
    const data = blobs.keep(emptyQcow2());
    stores.of(IMAGES).put({
      id: ids.uuid(),
      name,
      status: 'active',
      visibility: 'public',
      diskFormat: 'qcow2',
      containerFormat: 'bare',
      minRam: 0,
      minDisk: 0,
      protected: false,
      hidden: false,
      owner,
      tags: [],
      properties: {},
      size: data.size,
      checksum: data.md5,
      data,
      staged: undefined,
      virtualSize: DISK_SIZE,
      createdAt: now,
      updatedAt: now,
    });
  }
}

/** An empty disk of 16 MiB: header, reference counts and an empty table. QEMU's docs/interop/qcow2.rst, version 2. */
function emptyQcow2(): Uint8Array {
  const bytes = Buffer.alloc(3 * CLUSTER + 8);
  bytes.writeUInt32BE(0x514649fb, 0);
  bytes.writeUInt32BE(2, 4);
  bytes.writeUInt32BE(16, 20);
  bytes.writeBigUInt64BE(BigInt(DISK_SIZE), 24);
  bytes.writeUInt32BE(1, 36);
  bytes.writeBigUInt64BE(BigInt(3 * CLUSTER), 40);
  bytes.writeBigUInt64BE(BigInt(CLUSTER), 48);
  bytes.writeUInt32BE(1, 56);
  bytes.writeBigUInt64BE(BigInt(2 * CLUSTER), CLUSTER);
  for (let cluster = 0; cluster < 4; cluster += 1) bytes.writeUInt16BE(1, 2 * CLUSTER + 2 * cluster);
  return bytes;
}
