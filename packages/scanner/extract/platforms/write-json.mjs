// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/** Writes data as the project's formatter keeps them. */
export async function writeJson(file, data) {
  const options = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(data, null, 2), { ...options, parser: 'json' }));
}
