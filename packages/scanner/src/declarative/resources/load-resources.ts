// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readData, readDataFile } from '../read-data.js';
import { resourceData, type Resource, type Syntax } from './resource-data.js';

/** `data/` lies beside `src/` and `dist/` alike. */
const FOLDER = fileURLToPath(new URL('../../../data/resources/', import.meta.url));

/** The types that a tool can declare. */
export interface Resources {
  readonly id: string;
  readonly title: string;
  readonly types: ReadonlyMap<string, Resource>;
}

const all = new Map<Syntax, Resources>();

/**
 * The types of one tool; read when they are first asked for, once in each thread.
 * @throws TouchstoneError SCAN_DATA when a file is not what resourceData says
 */
export function loadResources(syntax: Syntax): Resources {
  let resources = all.get(syntax);
  if (resources === undefined) all.set(syntax, (resources = readResources(syntax)));
  return resources;
}

function readResources(syntax: Syntax): Resources {
  const name = readdirSync(FOLDER).find((each) => each === `${syntax}.yaml` || each === `${syntax}.json`)!;
  const { id, title, resources } = readData(`resources/${name}`, resourceData, readDataFile(FOLDER + name));
  const types = new Map<string, Resource>();
  for (const [type, said] of Object.entries(resources)) {
    const meant = 'like' in said ? resources[said.like] : said;
    if (meant !== undefined && !('like' in meant)) types.set(type, meant);
  }
  return { id, title, types };
}
