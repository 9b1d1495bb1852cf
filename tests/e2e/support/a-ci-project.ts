// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OBJECT_LIFE, SIGN_IN, writeARecipe } from './a-recipe.js';

/**
 * What a curious recipe does: it keeps the environment and the arguments of every process above it, which is where a secret
 * of the same job would be.
 */
const LOOK_AROUND = `
p=$$
while [ "$p" -gt 1 ]; do
  tr '\\0' '\\n' < /proc/$p/environ || true
  tr '\\0' '\\n' < /proc/$p/cmdline || true
  p=$(sed -n 's/^PPid:[[:space:]]*//p' /proc/$p/status)
done > "$TOUCHSTONE_RECIPE/../seen.txt" 2>&1
`;

export interface CiProject {
  /** The checkout of the project, with its touchstone.yaml in `solution`. */
  readonly folder: string;
  /** What its recipe saw in the processes above it. */
  readonly seen: () => Promise<string>;
}

/** A project whose recipe works, and looks around for secrets while it does. */
export async function writeACiProject(parent: string): Promise<CiProject> {
  const folder = join(parent, 'project');
  await mkdir(folder);
  await writeARecipe(folder, [{ id: 'life', run: LOOK_AROUND + SIGN_IN + OBJECT_LIFE }]);
  await writeFile(join(folder, 'dist.tar'), 'what is certified');
  return { folder, seen: () => readFile(join(folder, 'seen.txt'), 'utf8') };
}
