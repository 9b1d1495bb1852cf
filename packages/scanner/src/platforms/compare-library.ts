// SPDX-License-Identifier: Apache-2.0
import type { Compatibility, Component } from '@touchstone/model';
import type { OwnTree } from './own-tree.js';
import { findLibrary, type PlatformLibrary } from './find-library.js';
import type { OwnTrees, Platform } from './platform-data.js';
import { sideBySide } from './side-by-side.js';
import { isLocked, pinnedVersion, rangeAdmits } from './versions/ecosystem-range.js';

type Listed = Compatibility['libraries']['listed'][number];

/**
 * A dependency against the platform's version of it; undefined when the platform has none of that name, or what is
 * written says nothing of a version. What manifests ask for decides; a lock file's version decides where no manifest
 * names one, and otherwise only whether both have the same.
 */
export function compareLibrary(
  dependency: Component,
  platform: Platform,
  tree: OwnTree | undefined,
  locks: OwnTrees['locks'],
): Listed | undefined {
  const ecosystem = dependency.ecosystem ?? '';
  const library = findLibrary(ecosystem, dependency.title, platform);
  if (library === undefined) return undefined;
  const asked = dependency.versions.filter((text) => !isLocked(ecosystem, text));
  const decisive = (asked.length > 0 ? asked : dependency.versions).filter(
    (text) => rangeAdmits(ecosystem, text, library.version) !== undefined,
  );
  if (decisive.length === 0) return undefined;

  const refusing = decisive.filter((text) => rangeAdmits(ecosystem, text, library.version) === false);
  const same = dependency.versions.some((text) => isSame(ecosystem, text, library.version));
  const verdict = refusing.length > 0 ? 'conflicting' : same ? 'same' : 'compatible';
  const beside = sideBySide(dependency, library, platform, tree, locks);
  return {
    name: dependency.title.slice(0, 300),
    wants: (refusing.length > 0 ? refusing : decisive).toSorted().join(' and ').slice(0, 300),
    has: library.version,
    verdict,
    sideBySide: beside.can,
    ...(dependency.optional ? { optional: true } : {}),
    why: `${says(verdict, library)}${verdict === 'conflicting' ? ` ${beside.why}` : ''}`.slice(0, 300),
  };
}

function isSame(ecosystem: string, text: string, version: string): boolean {
  const pinned = ecosystem === 'golang' ? text.replace(/^v/, '') : pinnedVersion(ecosystem, text);
  return pinned !== undefined && pinned.replace(/^v/, '') === version;
}

function says(verdict: Listed['verdict'], { version, from }: PlatformLibrary): string {
  const whose = `${from} has ${version}`;
  if (verdict === 'same') return `${whose}, the same.`;
  return verdict === 'compatible' ? `${whose}, which does.` : `${whose}, which does not do.`;
}
