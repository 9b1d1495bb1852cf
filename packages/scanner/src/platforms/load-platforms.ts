// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TouchstoneError } from '@touchstone/model';
import { parse } from 'yaml';
import type { z } from 'zod';
import {
  areasFile,
  constraintsFile,
  distributionFile,
  ownTreesFile,
  platformsFile,
  type Areas,
  type OwnTrees,
  type Platform,
} from './platform-data.js';
import { pypiName } from './pypi-name.js';

/** `data/` lies beside `src/` and `dist/` alike. */
const FOLDER = fileURLToPath(new URL('../../data/platforms/', import.meta.url));

interface PlatformFacts {
  readonly platforms: readonly Platform[];
  readonly areas: Areas;
  readonly ownTrees: OwnTrees;
}

let facts: PlatformFacts | undefined;

/**
 * The platforms that the project knows, in the order of platforms.yaml, oldest first; read once.
 * @throws TouchstoneError SCAN_DATA when a file is not what its schema says
 */
export function loadPlatforms(): PlatformFacts {
  facts ??= {
    platforms: read('platforms.yaml', platformsFile).platforms.map(({ release, suite, distribution }) => {
      const { constraints } = read(`constraints/${release}.json`, constraintsFile);
      return {
        release,
        distribution,
        facts: read(`distributions/${suite}.json`, distributionFile),
        constraints: new Map(Object.entries(constraints).map(([name, version]) => [pypiName(name), version])),
      };
    }),
    areas: read('areas.yaml', areasFile).areas,
    ownTrees: read('own-trees.yaml', ownTreesFile),
  };
  return facts;
}

/**
 * What people write (YAML) is held to its schema here. What extract/ writes (JSON) is large, and a test holds it to its
 * schema: doing so in every scan would take longer than to scan many a tree.
 */
function read<T>(name: string, schema: z.ZodType<T>): T {
  const text = readFileSync(FOLDER + name, 'utf8');
  if (name.endsWith('.json')) return JSON.parse(text) as T;
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new TouchstoneError(
    'SCAN_DATA',
    `data/platforms/${name}, at ${issue?.path.join('.')}: ${issue?.message}`,
    {
      hint: 'the schemas are in packages/scanner/src/platforms/platform-data.ts; extract/platforms/ writes the JSON files',
      details: { file: name, path: issue?.path.map(String) ?? [] },
    },
  );
}
