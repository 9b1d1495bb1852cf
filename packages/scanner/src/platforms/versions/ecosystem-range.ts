// SPDX-License-Identifier: Apache-2.0
import { compareVersions, isVersion } from './dotted-version.js';
import { debianRangeAdmits } from './debian-range.js';
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
  deb: debianRangeAdmits,
};

/** Whether what is written in a manifest or lock file of an ecosystem admits a version; undefined when it cannot be told. */
export function rangeAdmits(ecosystem: string, range: string, version: string): boolean | undefined {
  return RANGES[ecosystem]?.(range.trim(), version);
}

/** Whether a text stands for just this version (`1.2.3`, `==1.2.3`, `v1.2.3`), and not for a range. */
export function isVersionOf(text: string, version: string): boolean {
  const alone = versionIn(text);
  return alone !== undefined && compareVersions(alone, version) === 0;
}

/** Whether a text asks for one version and no other, as an exact version does everywhere but in go.mod and pom.xml. */
export function pinsOneVersion(ecosystem: string, text: string): boolean {
  return ecosystem !== 'golang' && ecosystem !== 'maven' && versionIn(text) !== undefined;
}

function versionIn(text: string): string | undefined {
  const alone = text.trim().replace(/^={1,3}\s*/, '');
  return isVersion(alone) ? alone : undefined;
}
