// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TouchstoneError } from '@touchstone/model';

/**
 * Reads one file of the index's data, which lies beside `src/` and `dist/` alike.
 * @param name path below `data/`, such as `operations/compute.json`
 * @throws TouchstoneError OPENSTACK_BROKEN_DATA when it is missing or not JSON
 */
export function readDataFile(name: string): unknown {
  const file = fileURLToPath(new URL(`../data/${name}`, import.meta.url));
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new TouchstoneError('OPENSTACK_BROKEN_DATA', `the index cannot read its data file ${file}`, {
      hint: 'install the package again, or write the data anew: packages/openstack/README.md says how',
      details: { file },
      cause,
    });
  }
}
