// SPDX-License-Identifier: Apache-2.0
import type { Compatibility, Scan } from '@touchstone/model';
import type { OwnTree } from './own-tree.js';
import type { Platform } from './platform-data.js';
import { runtimeFits } from './runtime-fits.js';
import { wantedRuntimes } from './wanted-runtimes.js';

type Judged = Compatibility['runtimes'][number];

/** Languages whose programs bring all that they need, with what the data then say of the platform's own. */
const COMPILED: Readonly<Record<string, string>> = {
  go: 'A Go program is linked statically and brings its runtime.',
  rust: 'A Rust program is compiled and needs no runtime.',
};

/** Each version of a language that the product asks for, against what the distribution has. */
export function judgeRuntimes(
  runtimes: Scan['runtimes'],
  platform: Platform,
  tree: OwnTree | undefined,
): Judged[] {
  return wantedRuntimes(runtimes).map((wanted) => {
    const { language, texts } = wanted;
    const wants = texts.join(', ').slice(0, 300);
    const there = platform.facts.runtimes[language];
    const judged = { language, wants, has: there?.default ?? null };
    const compiled = COMPILED[language];
    if (compiled !== undefined)
      return { ...judged, verdict: 'fits', why: `${compiled}${building(wanted, platform)}` };
    const fits = runtimeFits(wanted, there, platform.distribution);
    if (fits.verdict === 'fits' || tree?.runtime !== true) return { ...judged, ...fits };
    return {
      ...judged,
      verdict: 'fits',
      why: `It comes in ${tree.what}, with its own; ${fits.why}`.slice(0, 300),
    };
  });
}

/** A sentence more when the distribution's own compiler is too old to build it. */
function building(
  wanted: ReturnType<typeof wantedRuntimes>[number],
  { facts, distribution }: Platform,
): string {
  const fits = runtimeFits(wanted, facts.runtimes[wanted.language], distribution);
  return fits.verdict === 'does not fit' ? ' To build it there takes a newer compiler.' : '';
}
