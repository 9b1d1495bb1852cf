// SPDX-License-Identifier: Apache-2.0
import semver from 'semver';

/**
 * Whether a range of npm, Composer or Cargo admits a version; undefined when the text is no range (a tag, an address).
 * Composer writes `|` or `||` between alternatives and a comma between parts of one.
 */
export function semverRangeAdmits(range: string, version: string): boolean | undefined {
  const spelled = semver.validRange(range.replace(/\s*\|\|?\s*/g, ' || ').replaceAll(',', ' '), {
    loose: true,
  });
  const has = semver.coerce(version, { includePrerelease: true });
  if (spelled === null || has === null) return undefined;
  return semver.satisfies(has, spelled, { loose: true, includePrerelease: true });
}
