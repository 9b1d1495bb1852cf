// SPDX-License-Identifier: Apache-2.0
import {
  compareReleases,
  findOperation,
  findRelease,
  lowestReleaseFor,
  releases,
  type LowestRelease,
  type Operation,
  type UsedOperation,
} from '@touchstone/openstack';

/** What the assessor asks of the index of OpenStack; a parameter, so that a verdict can be tested on a small one. */
export interface OpenStackIndex {
  findOperation(id: string): Operation | undefined;
  findRelease(name: string): { readonly name: string } | undefined;
  releases(): readonly { readonly name: string }[];
  compareReleases(a: string, b: string): number;
  lowestReleaseFor(used: readonly UsedOperation[]): LowestRelease | undefined;
}

/** The index that this version of Touchstone ships. */
export const installedIndex: OpenStackIndex = Object.freeze({
  findOperation,
  findRelease,
  releases,
  compareReleases,
  lowestReleaseFor,
});
