// SPDX-License-Identifier: Apache-2.0
import { compareVersions, isVersion, segmentsOf } from './dotted-version.js';

/**
 * Whether Maven's version text admits a version; undefined when it is neither a version nor ranges (a property that
 * stands elsewhere). A plain version is a wish, not a demand: any not older of the same first number is taken to do.
 * Source: Maven's POM reference, "Dependency Version Requirement Specification".
 */
export function mavenRangeAdmits(range: string, version: string): boolean | undefined {
  const ranges = [...range.matchAll(/([[(])\s*([^,\])]*)\s*(?:(,)\s*([^\])]*))?\s*([\])])/g)];
  if (ranges.length > 0) return ranges.some((part) => within(part, version));
  if (!isVersion(range)) return undefined;
  return segmentsOf(version)[0] === segmentsOf(range)[0] && compareVersions(version, range) >= 0;
}

function within(
  [, open, low = '', comma, high = '', close]: RegExpExecArray | string[],
  version: string,
): boolean {
  if (comma === undefined) return compareVersions(version, low) === 0;
  const above = low.trim() === '' ? 1 : compareVersions(version, low);
  const below = high.trim() === '' ? -1 : compareVersions(version, high);
  return (open === '[' ? above >= 0 : above > 0) && (close === ']' ? below <= 0 : below < 0);
}
