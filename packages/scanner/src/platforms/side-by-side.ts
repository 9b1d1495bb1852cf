// SPDX-License-Identifier: Apache-2.0
import type { PlatformLibrary } from './find-library.js';
import type { OwnTree } from './own-tree.js';
import type { OwnTrees, Platform } from './platform-data.js';
import { pypiName } from './pypi-name.js';
import type { WantedLibrary } from './wanted-libraries.js';

/** Ecosystems whose libraries each program has to itself, or of which several versions can be installed at once. */
const APART: Readonly<Record<string, string>> = {
  golang: 'Both can be there: a Go module is linked into its program.',
  npm: 'Both can be there: a package of npm lives in its program’s own node_modules.',
  gem: 'Both can be there: RubyGems keeps versions side by side, and Bundler chooses for each program.',
  maven: 'Both can be there: a jar is on its own program’s class path.',
};

const ONE =
  'An interpreter has one version of a library; only a virtualenv or an image of its own would keep both.';

/** Whether a library can be installed beside the platform's version of it, and why or why not, as a sentence. */
export function sideBySide(
  { ecosystem, name, asked, shipped, files }: WantedLibrary,
  { packaged }: PlatformLibrary,
  { distribution }: Platform,
  tree: OwnTree | undefined,
  { locks, tools }: OwnTrees,
): { readonly can: boolean; readonly why: string } {
  const apart = APART[ecosystem];
  if (apart !== undefined) return { can: true, why: apart };
  if (tree !== undefined) return { can: true, why: `Both can be there: it comes in ${tree.what}.` };
  if (shipped) return { can: true, why: 'Both can be there: its SBOM lists what it ships with.' };
  if (ecosystem !== 'pypi') return { can: false, why: `${distribution} has each package in one version.` };
  if (!packaged) {
    return { can: true, why: `${distribution} has no package of it, so that nothing is in its way there.` };
  }
  const tool = locks.find(({ file }) => files.some((path) => path.split('/').at(-1) === file))?.tool;
  if (tool !== undefined && asked.length === 0) {
    return {
      can: true,
      why: `Both can be there: ${tool} installs what it locks into an environment of its own.`,
    };
  }
  if (tools.some((pattern) => isNamed(pattern, pypiName(name)))) {
    return {
      can: true,
      why: 'Both can be there: a tool of developers, who run it from an environment of theirs.',
    };
  }
  return { can: false, why: ONE };
}

function isNamed(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
