// SPDX-License-Identifier: Apache-2.0
import type { Component } from '@touchstone/model';
import type { PlatformLibrary } from './find-library.js';
import type { OwnTree } from './own-tree.js';
import type { OwnTrees, Platform } from './platform-data.js';
import { isLocked } from './versions/ecosystem-range.js';

/** Ecosystems whose libraries each program has to itself, or of which several versions can be installed at once. */
const APART: Readonly<Record<string, string>> = {
  golang: 'Both can be there: a Go module is linked into its program.',
  npm: 'Both can be there: a package of npm lives in its program’s own node_modules.',
  gem: 'Both can be there: RubyGems keeps versions side by side, and Bundler chooses for each program.',
  maven: 'Both can be there: a jar is on its own program’s class path.',
  cargo: 'Both can be there: a crate is linked into its program.',
};

/** Whether a library can be installed beside the platform's version of it, and why or why not, as a sentence. */
export function sideBySide(
  { ecosystem, versions, places }: Component,
  library: PlatformLibrary,
  { distribution }: Platform,
  tree: OwnTree | undefined,
  locks: OwnTrees['locks'],
): { readonly can: boolean; readonly why: string } {
  const apart = APART[ecosystem ?? ''];
  if (apart !== undefined) return { can: true, why: apart };
  if (tree !== undefined) return { can: true, why: `Both can be there: it comes in ${tree.what}.` };
  if (ecosystem !== 'pypi') {
    return { can: false, why: `A package of ${distribution} is there in one version.` };
  }
  if (!library.packaged) {
    return { can: true, why: `${distribution} has no package of it, so that nothing is in its way there.` };
  }
  const tool = locks.find(({ file }) => places.some((place) => place.file.split('/').at(-1) === file))?.tool;
  if (tool !== undefined && versions.every((text) => isLocked('pypi', text))) {
    return {
      can: true,
      why: `Both can be there: ${tool} installs what it locks into an environment of its own.`,
    };
  }
  return {
    can: false,
    why: 'An interpreter has one version of a library; a virtualenv or an image of its own would keep both.',
  };
}
