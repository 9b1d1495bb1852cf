// SPDX-License-Identifier: Apache-2.0
import { compareReleases } from '../releases/releases.js';
import type { Operation, Role } from './operation.js';

/**
 * The least persona that a release's own default policy lets through, as far as it was read: where releases differ, that
 * of the newest one read which is not later than the release.
 * @throws TouchstoneError OPENSTACK_UNKNOWN_RELEASE
 */
export function roleIn(operation: Operation, release: string): Role {
  const since = Object.entries(operation.roles ?? {}).filter(
    ([first]) => compareReleases(first, release) <= 0,
  );
  const [, earliest] = Object.entries(operation.roles ?? {})[0] ?? [];
  return since.at(-1)?.[1] ?? earliest ?? operation.role;
}
