// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { LineCounter, parseDocument } from 'yaml';
import type { ConfigWorld } from './cloud-config.js';

export type Fields = Readonly<Record<string, unknown>>;

export interface CloudFile {
  readonly path: string;
  readonly clouds: Readonly<Record<string, Fields>>;
}

/**
 * The first file of the search path that can be read, parsed (JSON is YAML), its keys with `_` for `-`.
 * Returns undefined when there is none. Throws ACCESS_FILE, naming file and line, when it is not a mapping of clouds.
 */
export function readCloudFile(paths: readonly string[], world: ConfigWorld): CloudFile | undefined {
  for (const path of paths) {
    const text = world.readText(path);
    if (text === undefined) continue;
    const value = parse(text, path);
    if (value === null || value === undefined) return { path, clouds: {} };
    if (!isFields(value)) throw wrong(path, 1, 'holds no mapping with the key "clouds"');
    const clouds = value['clouds'] ?? {};
    if (!isFields(clouds)) throw wrong(path, 1, 'clouds: must be a mapping from names to clouds');
    const entries = Object.entries(clouds).map(([name, cloud]): [string, Fields] => {
      if (!isFields(cloud)) throw wrong(path, 1, `clouds.${name}: must be a mapping`);
      return [name, underscored(cloud)];
    });
    return { path, clouds: Object.fromEntries(entries) };
  }
  return undefined;
}

function parse(text: string, path: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const error = document.errors[0];
  if (error !== undefined) {
    throw wrong(path, lines.linePos(error.pos[0]).line, error.message.split('\n', 1)[0] ?? 'not YAML');
  }
  return document.toJS({ maxAliasCount: 100 });
}

function wrong(path: string, line: number, rule: string): TouchstoneError {
  return new TouchstoneError('ACCESS_FILE', `${path}:${line}: ${rule}`, {
    hint: 'Mend the file; https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html describes it.',
    details: { file: path, line },
  });
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function underscored(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key.replaceAll('-', '_'),
      isFields(value) ? underscored(value) : value,
    ]),
  );
}
