// SPDX-License-Identifier: Apache-2.0
import {
  compareReleases,
  findOperation,
  findRelease,
  isOfferedIn,
  microversionRange,
  releases,
  type Operation,
} from '@touchstone/openstack';

/** What the assessor asks of the index of OpenStack; a parameter, so that a verdict can be tested on a small one. */
export interface OpenStackIndex {
  findOperation(id: string): Operation | undefined;
  findRelease(name: string): { readonly name: string } | undefined;
  releases(): readonly { readonly name: string }[];
  compareReleases(a: string, b: string): number;
  /** Whether a release offers an operation, with the microversion where one is given. */
  isOffered(operation: Operation, release: string, microversion?: string): boolean;
}

/** The index that this version of Touchstone ships. */
export const installedIndex: OpenStackIndex = Object.freeze({
  findOperation,
  findRelease,
  releases,
  compareReleases,
  isOffered,
});

/** A service cannot give a microversion in a release from before it had any. */
function isOffered(operation: Operation, release: string, microversion?: string): boolean {
  if (microversion !== undefined && microversionRange(operation.service, release) === undefined) return false;
  return isOfferedIn(operation, release, microversion);
}
