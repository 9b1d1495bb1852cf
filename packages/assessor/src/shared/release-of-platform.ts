// SPDX-License-Identifier: Apache-2.0
import type { Platform } from '@touchstone/model';
import type { OpenStackIndex } from '../openstack-index.js';

/**
 * The release that runs on a platform count for, as the index names it. None where its release is unknown, or was declared
 * without, or against, what its microversions say.
 */
export function releaseOfPlatform(
  { kind, release }: Pick<Platform, 'kind' | 'release'>,
  index: Pick<OpenStackIndex, 'findRelease'>,
): string | undefined {
  const { name, how, candidates } = release;
  const found = name === null || how === 'unknown' ? undefined : index.findRelease(name)?.name;
  if (found === undefined) return undefined;
  const fitting = candidates.map((one) => index.findRelease(one)?.name);
  // Of the embedded cloud it is we who say what it stands for; of any other a word that nothing bears out is no evidence.
  return fitting.includes(found) || (fitting.length === 0 && kind === 'embedded') ? found : undefined;
}
