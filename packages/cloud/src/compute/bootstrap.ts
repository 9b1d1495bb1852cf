// SPDX-License-Identifier: Apache-2.0
import type { Bootstrap } from '../service/service.js';
import { FLAVORS } from './flavor/resource.js';

/** Id, name, MiB of memory, GiB of disk, processors: the lab's flavors, which are DevStack's. */
const FLAVOR_TABLE: readonly (readonly [string, string, number, number, number])[] = [
  ['1', 'm1.tiny', 512, 1, 1],
  ['2', 'm1.small', 2048, 20, 1],
  ['3', 'm1.medium', 4096, 40, 2],
  ['42', 'm1.nano', 128, 1, 1],
  ['84', 'm1.micro', 192, 1, 1],
];

export function furnishCompute({ stores }: Bootstrap): void {
  for (const [id, name, ram, disk, vcpus] of FLAVOR_TABLE) {
    const rest = {
      ephemeral: 0,
      swap: 0,
      rxtxFactor: 1,
      isPublic: true,
      description: null,
      extraSpecs: {},
      projects: [],
    };
    stores.of(FLAVORS).put({ id, name, ram, disk, vcpus, ...rest });
  }
}
