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
  locks: OwnTrees['locks'],
): Listed | undefined {
  const { ecosystem, name, asked, locked, optional } = wanted;
  const library = findLibrary(ecosystem, name, platform);
  if (library === undefined) return undefined;
  const admits = (text: string) => rangeAdmits(ecosystem, text, library.version);
  const same = [...asked, ...locked].some((text) => isVersionOf(text, library.version));

  const isPin = (text: string) => pinsOneVersion(ecosystem, text);
  const judged = asked.filter((text) => admits(text) !== undefined);
  const ranges = judged.filter((text) => !isPin(text));
  const pins = (judged.length > 0 ? judged : locked.filter((text) => admits(text) !== undefined)).filter(
    isPin,
  );
  if (ranges.length + pins.length === 0) return undefined;
  const refusing = ranges.filter((text) => admits(text) === false);
  const noPin = pins.length > 0 && !pins.some((text) => admits(text));
  const conflicts = refusing.length > 0 || noPin;

  const verdict = conflicts ? 'conflicting' : same ? 'same' : 'compatible';
  const beside = sideBySide(wanted, library, platform, tree, locks);
  return {
    name,
    wants: refusing.length > 0 ? joined(refusing, ' and ') : wish(noPin ? [] : ranges, pins),
    has: library.version,
    verdict,
    sideBySide: beside.can,
    ...(optional ? { optional: true } : {}),
    why: `${says(verdict, library)}${conflicts ? ` ${beside.why}` : ''}`.slice(0, 300),
  };
}

/** Ranges hold together; of exact versions, which stand in files for different environments, one is enough. */
function wish(ranges: readonly string[], pins: readonly string[]): string {
  return joined([...ranges, ...(pins.length > 0 ? [joined(pins, ' or ')] : [])], ' and ');
}

function joined(texts: readonly string[], word: string): string {
  const all = texts.join(word);
  return all.length <= 300 ? all : `${all.slice(0, 299)}…`;
}

function says(verdict: Listed['verdict'], { version, from }: PlatformLibrary): string {
  if (verdict === 'same') return `${from} has the same.`;
  return `${from} has ${version}, which ${verdict === 'compatible' ? 'will do' : 'will not do'}.`;
}
