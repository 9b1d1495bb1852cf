// SPDX-License-Identifier: Apache-2.0
import { readDataFile } from '../data-file.js';
import { findService } from '../services/services.js';
import { findRelease } from './releases.js';

export interface MicroversionRange {
  readonly min: string;
  readonly max: string;
}

type Table = Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>;

let table: Table | undefined;

export function microversionTable(): Table {
  table ??= readDataFile('microversions.json') as Table;
  return table;
}

/**
 * The microversions that a service speaks in a release, from the release's tag and, where installed, its running code.
 * @param service type, alias or project @param release name, series or version
 * @returns undefined where the service has no microversions or was no part of the release
 */
export function microversionRange(service: string, release: string): MicroversionRange | undefined {
  const type = findService(service)?.type;
  const name = findRelease(release)?.name;
  const range = type && name ? microversionTable()[type]?.[name] : undefined;
  return range && { min: range[0], max: range[1] };
}
