// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { readDataFile } from '../data-file.js';

export interface Release {
  /** What the rest of the index calls it: `zed`, `2025.1`. */
  readonly name: string;
  /** Its code name: `zed`, `epoxy`. */
  readonly series: string;
  /** Its version, where it was numbered besides its name: `2025.1`, `2015.1`. */
  readonly version?: string;
  /** Day of the first release, ISO 8601. */
  readonly date: string;
  /** Day on which the community stopped (or says it will stop) maintaining it. */
  readonly eol?: string;
  readonly status: 'maintained' | 'unmaintained' | 'end of life';
  /** Whether one may upgrade from the SLURP release before it directly. */
  readonly slurp: boolean;
}

let loaded: { readonly list: readonly Release[]; readonly rank: ReadonlyMap<string, number> } | undefined;

function load(): NonNullable<typeof loaded> {
  if (loaded) return loaded;
  const list = readDataFile('releases.json') as readonly Release[];
  const rank = new Map<string, number>();
  list.forEach((release, position) => {
    for (const name of [release.name, release.series, release.version]) if (name) rank.set(name, position);
  });
  loaded = { list, rank };
  return loaded;
}

/** All releases from Austin on, oldest first. Dates and support: https://releases.openstack.org */
export function releases(): readonly Release[] {
  return load().list;
}

/** @param name a release by name, series or version, in any case */
export function findRelease(name: string): Release | undefined {
  const { list, rank } = load();
  const position = rank.get(name) ?? rank.get(name.toLowerCase());
  return position === undefined ? undefined : list[position];
}

/** As findRelease. @throws TouchstoneError OPENSTACK_UNKNOWN_RELEASE */
export function getRelease(name: string): Release {
  const release = findRelease(name);
  if (release) return release;
  throw new TouchstoneError('OPENSTACK_UNKNOWN_RELEASE', `no OpenStack release is called "${name}"`, {
    hint: `name one of ${releases()
      .slice(-6)
      .map((one) => one.name)
      .join(', ')}, or an earlier one`,
    details: { name },
  });
}

/** Orders two releases: negative when a is older, 0 when they are the same, positive when a is newer. */
export function compareReleases(a: string, b: string): number {
  const { rank } = load();
  return rank.get(getRelease(a).name)! - rank.get(getRelease(b).name)!;
}
