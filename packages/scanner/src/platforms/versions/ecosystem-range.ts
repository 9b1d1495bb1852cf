// SPDX-License-Identifier: Apache-2.0
import { isVersion } from './dotted-version.js';
import { gemRangeAdmits } from './gem-range.js';
import { goMinimumAdmits } from './go-minimum.js';
import { mavenRangeAdmits } from './maven-range.js';
import { pythonRangeAdmits } from './python-range.js';
import { semverRangeAdmits } from './semver-range.js';

/** How each ecosystem whose libraries can be compared writes what it wants. */
const RANGES: Readonly<Record<string, (range: string, version: string) => boolean | undefined>> = {
  pypi: pythonRangeAdmits,
  gem: gemRangeAdmits,
  maven: mavenRangeAdmits,
  golang: goMinimumAdmits,
  npm: semverRangeAdmits,
};

/** Whether what is written in a manifest or lock file of an ecosystem admits a version; undefined when it cannot be told. */
export function rangeAdmits(ecosystem: string, range: string, version: string): boolean | undefined {
  return RANGES[ecosystem]?.(range.trim(), version);
}

/** The one version that a text stands for (`1.2.3`, `==1.2.3`, `= 1.2.3`), or undefined when it is a range. */
export function pinnedVersion(ecosystem: string, text: string): string | undefined {
  if (ecosystem === 'golang') return undefined;
  const alone = text.trim().replace(/^={1,3}\s*/, '');
  return isVersion(alone) && !alone.endsWith('.*') ? alone : undefined;
}

/** Whether a text names a version and no operator, as lock files do. */
export function isLocked(ecosystem: string, text: string): boolean {
  return /^v?\d/.test(text.trim()) && pinnedVersion(ecosystem, text) !== undefined;
}
