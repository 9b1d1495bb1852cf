// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { TouchstoneError } from '@touchstone/model';

/** A module that betters pages where scripts run. Its path names its content, so that it may be kept for ever. */
export interface BrowserModule {
  readonly path: string;
  readonly text: string;
}

/** The files of `src/assets/` as the build left them; the same place seen from the sources and from the build. */
const FOLDER = new URL('../../dist/assets/', import.meta.url);

const MODULES: ReadonlyMap<string, BrowserModule> = readModules();
const BY_PATH = new Map([...MODULES.values()].map((module) => [module.path, module]));

/**
 * The path of a module by the name of its file in `assets/`, for a page's `modules`.
 * @throws TouchstoneError WEB_MODULE where the build has none of this name
 */
export function modulePath(name: string): string {
  const found = MODULES.get(name);
  if (found !== undefined) return found.path;
  throw new TouchstoneError('WEB_MODULE', `The build has no module ${name} for browsers.`, {
    hint: 'npm run build compiles packages/web/src/assets.',
    details: { name },
  });
}

/** The module that is served at a path. */
export function findBrowserModule(path: string): BrowserModule | undefined {
  return BY_PATH.get(path);
}

function readModules(): ReadonlyMap<string, BrowserModule> {
  const modules = new Map<string, BrowserModule>();
  for (const file of namesIn(FOLDER)) {
    if (!file.endsWith('.js')) continue;
    const name = file.slice(0, -'.js'.length);
    const text = readFileSync(new URL(file, FOLDER), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
    modules.set(name, { path: `/assets/${name}.${hash}.js`, text });
  }
  return modules;
}

function namesIn(folder: URL): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not built: said by `modulePath`, so that what needs no module works.
    return [];
  }
}
