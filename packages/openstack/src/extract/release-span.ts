// SPDX-License-Identifier: Apache-2.0
import { compareReleases, releases } from '../releases/releases.js';
import type { DocumentedRange } from './raw-release.js';
import type { Row } from './rows.js';

/**
 * First and last release that offer an operation. Code of installed releases decides; where none lies between, the
 * API reference fills in; before the oldest installed one, only the API reference speaks.
 * @param installed releases whose code was read for this service, oldest first; none for one that no suite carries
 * @param end last release of a service that was given up; see serviceEnd
 */
export function releaseSpan(
  row: Row,
  installed: readonly string[],
  end?: string,
): { first: string; last?: string } {
  const firstSeen = row.seen[0] ?? installed[0] ?? row.documented![0];
  const lastSeen = row.seen[row.seen.length - 1];
  const [from, to] = row.documented ?? [firstSeen, firstSeen];
  const first = firstOffered(firstSeen, from, installed);
  if (lastSeen !== undefined && lastSeen === installed[installed.length - 1]) {
    return end === undefined ? { first } : { first, last: end };
  }
  if (lastSeen === undefined && row.gone.length > 0) return { first, last: before(removedIn(row)) };
  if (lastSeen === undefined) {
    const newest = releases()[releases().length - 1]!.name;
    return to === newest ? { first: from } : { first: from, last: to };
  }
  if (row.gone.length > 0) return { first, last: before(removedIn(row)) };
  const absent = installed[installed.indexOf(lastSeen) + 1]!;
  const limit = before(absent);
  const last = compareReleases(to, lastSeen) <= 0 ? lastSeen : compareReleases(to, limit) < 0 ? to : limit;
  return { first, last };
}

/**
 * The last release of a service that no later release has: neither its code nor its reference. Undefined for one that
 * is still there; a suite may lack a package, so the reference alone keeps a service alive.
 */
export function serviceEnd(
  installed: readonly string[],
  documented: readonly DocumentedRange[],
): string | undefined {
  const last = [...installed, ...documented.map((range) => range[5])].sort(compareReleases).pop();
  return last === releases()[releases().length - 1]!.name ? undefined : last;
}

/** The reference may say that it is older than the code shows, but never older than a release that lacks it. */
function firstOffered(firstSeen: string, documented: string, installed: readonly string[]): string {
  if (compareReleases(documented, firstSeen) >= 0) return firstSeen;
  const lacking = installed[installed.indexOf(firstSeen) - 1];
  if (lacking === undefined || compareReleases(documented, lacking) > 0) return documented;
  return firstSeen;
}

/**
 * The release that took an operation away and left a route that says so. Only nova leaves such routes; its releases
 * are numbered from 12.0.0 (Liberty) on, one major version each. Without a version, the first release seen without it.
 */
function removedIn(row: Row): string {
  const major = Number(/^(\d+)\./.exec(row.route.gone ?? '')?.[1] ?? Number.NaN);
  const names = releases().map((one) => one.name);
  const named = names[names.indexOf('liberty') + major - 12];
  return named === undefined || compareReleases(named, row.gone[0]!) > 0 ? row.gone[0]! : named;
}

function before(release: string): string {
  const names = releases().map((one) => one.name);
  return names[names.indexOf(release) - 1]!;
}
