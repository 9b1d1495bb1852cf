// SPDX-License-Identifier: Apache-2.0
import type { CertificateEntry } from '@touchstone/model';
import { groupBy } from './group-by.js';
import type { LoggedEntry } from './log-statements.js';

/**
 * Finds, for a certificate, the newest of the same solution, guideline and lab that rests on newer runs: its index, or null.
 * An expiry follows from the oldest run that counted, so whoever signs old runs anew gains nothing, and renews nothing.
 *
 * A line of certificates is looked through once, not once for each of them: a log has many, and a lab could fill one.
 */
export function renewals(
  certificates: readonly LoggedEntry<CertificateEntry>[],
): (one: LoggedEntry<CertificateEntry>) => number | null {
  const lineOf = groupBy(certificates, ({ entry }) => keyOf(entry));
  const latest = new Map<string, readonly Latest[]>();
  return ({ index, entry }) => {
    const key = keyOf(entry);
    const known = latest.get(key) ?? latestOf(lineOf(key));
    latest.set(key, known);
    const renewal = firstAfter(known, entry.expiresAt);
    return renewal !== undefined && renewal.index > index ? renewal.index : null;
  };
}

interface Latest {
  readonly index: number;
  readonly expiresAt: string;
}

/** From the last entry back, those that end later than all after them: both indices and ends are in order. */
function latestOf(line: readonly LoggedEntry<CertificateEntry>[]): Latest[] {
  const latest: Latest[] = [];
  for (const { index, entry } of line.toSorted((a, b) => b.index - a.index)) {
    // Times are UTC to the millisecond in one spelling: as texts they are in order.
    if (entry.expiresAt > (latest.at(-1)?.expiresAt ?? ''))
      latest.push({ index, expiresAt: entry.expiresAt });
  }
  return latest;
}

/** The last entry that ends later; by halves. */
function firstAfter(latest: readonly Latest[], expiresAt: string): Latest | undefined {
  let [low, high] = [0, latest.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((latest[middle]?.expiresAt ?? '') > expiresAt) high = middle;
    else low = middle + 1;
  }
  return latest[low];
}

function keyOf({ solution, guideline, lab }: CertificateEntry): string {
  return [solution, guideline, lab].join('\n');
}
