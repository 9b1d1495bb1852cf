// SPDX-License-Identifier: Apache-2.0
import type { Compatibility } from '@touchstone/model';
import { compareLibrary } from './compare-library.js';
import type { OwnTree } from './own-tree.js';
import type { OwnTrees, Platform } from './platform-data.js';
import type { WantedLibrary } from './wanted-libraries.js';

type Libraries = Compatibility['libraries'];
type Listed = Libraries['listed'][number];

/** At most so many are listed; all are counted. */
const MAX_LISTED = 300;

/**
 * The libraries that the product depends on, each against the platform's version of it. Listed are conflicts first, those
 * that cannot be installed side by side before all, then the same ones, then the compatible ones.
 */
export function judgeLibraries(
  wanted: readonly WantedLibrary[],
  platform: Platform,
  tree: OwnTree | undefined,
  ownTrees: OwnTrees,
): Libraries {
  const listed = wanted
    .map((one) => compareLibrary(one, platform, tree, ownTrees))
    .filter((one) => one !== undefined);
  const counted = (verdict: Listed['verdict']) => listed.filter((one) => one.verdict === verdict).length;
  return {
    same: counted('same'),
    compatible: counted('compatible'),
    conflicting: counted('conflicting'),
    unknown: wanted.length - listed.length,
    listed: listed.toSorted((a, b) => rank(a) - rank(b) || compareNames(a, b)).slice(0, MAX_LISTED),
  };
}

function rank({ verdict, sideBySide, optional }: Listed): number {
  if (verdict === 'same') return 4;
  if (verdict === 'compatible') return 5;
  return sideBySide ? 3 : optional === true ? 2 : 1;
}

/** Names of two ecosystems can be one; what they want then tells them apart. */
function compareNames(a: Listed, b: Listed): number {
  const [one, other] = [`${a.name} ${a.wants}`, `${b.name} ${b.wants}`];
  return one < other ? -1 : Number(one > other);
}
