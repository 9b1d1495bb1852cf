// SPDX-License-Identifier: Apache-2.0
import type { Platform } from './platform-data.js';
import { pypiName } from './pypi-name.js';

/** The platform's version of a library, and where it is from. */
export interface PlatformLibrary {
  readonly version: string;
  /** As in `Debian 12 (bookworm)` or `Zed's constraints`. */
  readonly from: string;
  /** Whether the distribution has it as a package: then it is what is installed there. */
  readonly packaged: boolean;
  /** The version that the release's constraints name, where it is another one than the distribution's. */
  readonly constrained?: string;
}

/**
 * A library as the platform has it: the distribution's package, which is what runs there, or else the version that the
 * release's own constraints name (Python alone has those). Undefined when it has none of that name.
 */
export function findLibrary(
  ecosystem: string,
  name: string,
  platform: Platform,
): PlatformLibrary | undefined {
  const { facts, constraints, distribution, release } = platform;
  const spelled = ecosystem === 'pypi' ? pypiName(name) : name;
  const packaged = ecosystem === 'deb' ? facts.packages[spelled] : own(facts.libraries[ecosystem], spelled);
  const constrained = ecosystem === 'pypi' ? constraints.get(spelled) : undefined;
  if (packaged !== undefined) {
    const other = constrained === undefined || constrained === packaged ? {} : { constrained };
    return { version: packaged, from: distribution, packaged: true, ...other };
  }
  if (constrained === undefined) return undefined;
  return { version: constrained, from: `OpenStack ${release} (its constraints)`, packaged: false };
}

/** A name such as `constructor` is no library. */
function own(versions: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return versions !== undefined && Object.hasOwn(versions, name) ? versions[name] : undefined;
}
