// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * What to execute for a command of a manifest. A list is taken as it is, but for a program that is named by a relative
 * path with a slash, which is the recipe's (`./steps/upload.sh`). A text is written to a file that `sh -eu` runs.
 */
export function commandArgv(
  command: string | readonly string[],
  place: { readonly recipeDir: string; readonly workdir: string; readonly id: string },
): readonly string[] {
  if (typeof command === 'string') {
    const folder = join(place.workdir, '.touchstone');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${place.id}.sh`);
    writeFileSync(file, command.endsWith('\n') ? command : `${command}\n`, { mode: 0o600 });
    return ['sh', '-eu', file];
  }
  const [program = '', ...args] = command;
  const own = program.includes('/') && !isAbsolute(program);
  return [own ? resolve(place.recipeDir, program) : program, ...args];
}
