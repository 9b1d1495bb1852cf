// SPDX-License-Identifier: Apache-2.0
import {
  isOfferedIn,
  type MicroversionRange,
  microversionRange,
  operations,
  type Release,
  releases,
} from '@touchstone/openstack';

/** What a service offers in a release. */
export interface ServiceVersion {
  readonly release: Release;
  readonly operations: number;
  readonly microversions: MicroversionRange | undefined;
}

const KNOWN = new Map<string, readonly ServiceVersion[]>();

/** By release, the newest first, those that offer none of it left out. Facts of the index: counted once. */
export function serviceVersions(service: string): readonly ServiceVersion[] {
  const known = KNOWN.get(service);
  if (known !== undefined) return known;
  const list = operations(service);
  const versions = releases()
    .toReversed()
    .map((release) => ({
      release,
      operations: list.filter((one) => isOfferedIn(one, release.name)).length,
      microversions: microversionRange(service, release.name),
    }))
    .filter((one) => one.operations > 0);
  KNOWN.set(service, versions);
  return versions;
}
