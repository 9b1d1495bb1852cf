// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import type { SourceTree } from '../../design/place-link.js';

/** The tree that places are places in: of the scan of the solution's own source. */
export function sourceOf({ scans }: Listing): SourceTree | null {
  const own = scans.find(({ of }) => of === 'the solution') ?? scans[0];
  return own === undefined ? null : { repository: own.subject.repository, commit: own.subject.commit };
}
