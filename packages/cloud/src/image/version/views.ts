// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';

/** Highest minor version by release, with several stores and no cache: glance/api/versions.py of each. */
const CURRENT: readonly (readonly [string, number])[] = [
  ['2024.2', 17],
  ['yoga', 15],
  ['xena', 13],
  ['wallaby', 12],
  ['victoria', 11],
];

/** Newest first. Version 2.14 stands for the cache alone, which is not enabled. */
export function versionViews(call: Call): readonly Readonly<Record<string, unknown>>[] {
  const current = CURRENT.find(([release]) => call.since(release))?.[1] ?? 11;
  const minors = Array.from({ length: current + 1 }, (_, at) => current - at).filter(
    (minor) => minor !== 14 && minor !== 16,
  );
  const links = [{ rel: 'self', href: `${call.endpoint}/v2/` }];
  return minors.map((minor) => ({
    id: `v2.${minor}`,
    status: minor === current ? 'CURRENT' : 'SUPPORTED',
    links,
  }));
}
