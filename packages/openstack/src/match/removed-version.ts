// SPDX-License-Identifier: Apache-2.0
import { readDataFile } from '../data-file.js';

let table: ReadonlyMap<string, string> | undefined;

/**
 * The sentence for a path below an API version that no release of today offers, such as Cinder's `/v2`.
 * @param service official type @param version the path's first segment
 */
export function removedVersion(service: string, version: string | undefined): string | undefined {
  if (!table) {
    const data = readDataFile('removed-versions.json') as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >;
    const entries = Object.entries(data).flatMap(([type, versions]) =>
      Object.entries(versions).map(([name, sentence]) => [`${type}/${name}`, sentence] as const),
    );
    table = new Map(entries);
  }
  return version === undefined ? undefined : table.get(`${service}/${version}`);
}
