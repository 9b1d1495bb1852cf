// SPDX-License-Identifier: Apache-2.0
import type { Compatibility } from '@touchstone/model';
import { findLibrary, type PlatformLibrary } from './find-library.js';
import type { OwnTree } from './own-tree.js';
import type { OwnTrees, Platform } from './platform-data.js';
import { sideBySide } from './side-by-side.js';
import { isVersionOf, pinsOneVersion, rangeAdmits } from './versions/ecosystem-range.js';
import type { WantedLibrary } from './wanted-libraries.js';

type Listed = Compatibility['libraries']['listed'][number];

/**
 * A dependency against the platform's version of it; undefined when the platform has none of that name, or what is
 * written says nothing of a version. What manifests ask for decides: all their ranges, and one of their exact versions.
 * A lock file decides only where no manifest says anything of a version.
 */
export function compareLibrary(
  wanted: WantedLibrary,
  platform: Platform,
  tree: OwnTree | undefined,
  ownTrees: OwnTrees,
): Listed | undefined {
  const library = findLibrary(wanted.ecosystem, wanted.name, platform);
  if (library === undefined) return undefined;
  const judged = judgeVersion(wanted, library.version);
  if (judged === undefined) return undefined;
  const { verdict } = judged;
  const beside = sideBySide(wanted, library, platform, tree, ownTrees);
  const reasons = [
    says(verdict, library),
    ...(verdict === 'conflicting' ? [beside.why] : []),
    ...aside(wanted, library, verdict),
  ];
  return {
    name: wanted.name,
    wants: judged.wants,
    has: library.version,
    verdict,
    sideBySide: beside.can,
    ...(wanted.optional ? { optional: true } : {}),
    why: reasons.join(' ').slice(0, 300),
  };
}

function judgeVersion(
  { ecosystem, asked, locked }: WantedLibrary,
  version: string,
): Pick<Listed, 'verdict' | 'wants'> | undefined {
  const admits = (text: string) => rangeAdmits(ecosystem, text, version);
  const isPin = (text: string) => pinsOneVersion(ecosystem, text);
  const readable = (texts: readonly string[]) => texts.filter((text) => admits(text) !== undefined);
  const said = readable(asked);
  // What a lock file names is one choice that was made: like an exact version, it need not hold with others.
  const ranges = said.filter((text) => !isPin(text));
  const choices = said.length > 0 ? said.filter(isPin) : readable(locked);
  if (ranges.length + choices.length === 0) return undefined;

  const refusing = ranges.filter((text) => admits(text) === false);
  if (refusing.length > 0) return { verdict: 'conflicting', wants: joined(refusing, ' and ') };
  if (choices.length > 0 && !choices.some(admits)) {
    return { verdict: 'conflicting', wants: joined(choices, ' or ') };
  }
  const same = [...asked, ...locked].some((text) => isVersionOf(text, version));
  return { verdict: same ? 'same' : 'compatible', wants: wish(ranges, choices) };
}

/** What the release's own constraints say, where that is the contrary. */
function aside(
  wanted: WantedLibrary,
  { constrained }: PlatformLibrary,
  verdict: Listed['verdict'],
): string[] {
  const other = constrained === undefined ? undefined : judgeVersion(wanted, constrained)?.verdict;
  if (other === undefined || (other === 'conflicting') === (verdict === 'conflicting')) return [];
  return [
    `The release’s constraints name ${constrained}, which ${other === 'conflicting' ? 'will not do' : 'would do'}.`,
  ];
}

/** Ranges hold together; of exact versions, which stand in files for different environments, one is enough. */
function wish(ranges: readonly string[], choices: readonly string[]): string {
  return joined([...ranges, ...(choices.length > 0 ? [joined(choices, ' or ')] : [])], ' and ');
}

function joined(texts: readonly string[], word: string): string {
  const all = texts.join(word);
  return all.length <= 300 ? all : `${all.slice(0, 299)}…`;
}

function says(verdict: Listed['verdict'], { version, from }: PlatformLibrary): string {
  if (verdict === 'same') return `${from} has the same.`;
  return `${from} has ${version}, which ${verdict === 'compatible' ? 'will do' : 'will not do'}.`;
}
