// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILLER = Array.from({ length: 60 }, (_, at) => `  value_${at} = other_${at} + ${at};\n`).join('');
/** One in so many speaks to OpenStack. */
const EVERY = 20;

/** Writes a tree of small source files in folders of a hundred; every twentieth calls OpenStack. */
export function writeSampleTree(root: string, files: number): void {
  for (let at = 0; at < files; at += 1) {
    const folder = join(root, 'lib', String(Math.floor(at / 100)));
    if (at % 100 === 0) mkdirSync(folder, { recursive: true });
    const calls =
      at % EVERY === 0
        ? `require 'fog/openstack'\ncompute = Fog::OpenStack::Compute.new(options)\ncompute.servers.create(name: 'n${at}')\n`
        : `def part_${at}\n${FILLER}end\n`;
    writeFileSync(join(folder, `part_${at}.rb`), calls);
  }
}
