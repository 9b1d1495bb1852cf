// SPDX-License-Identifier: Apache-2.0
import type { Origin } from '@touchstone/model';
import type { Language } from '../detect/language.js';
import { originByRules, parseGitAttributes, type AttributeRule } from './git-attributes.js';
import { languageOfName } from './language-of.js';
import { IS_LOCK_FILE } from './origin-names.js';
import { originOfPath } from './origin-of.js';
import { readSource, textOf } from './read-source.js';
import type { ScanLimits } from './limits.js';
import type { TreeEntry } from './tree.js';

/** Languages of which every project has some files that are no product of it. */
const NO_CODE: ReadonlySet<Language> = new Set(['text', 'json', 'ini', 'toml', 'xml']);
/** Files that only build or describe what a tree is there for. */
const FRAME =
  /(?:^|\/)(?:setup\.py|Rakefile|Gemfile|[^/]*\.gemspec|Vagrantfile|Guardfile|conf\.py|[^/]*\.config\.[cm]?js|mkdocs\.yml|galaxy\.yml)$|^\.[^/]+$/;
/** Files named .gitattributes that are read. */
const MOST_ATTRIBUTES = 100;

/**
 * Whose code each file is, by the paths of the whole tree and its .gitattributes files; in the order of the entries. What a
 * file's own text says comes later (originOfContent).
 */
export function originsOfTree(entries: readonly TreeEntry[], limits: ScanLimits): readonly Origin[] {
  const byPath = entries.map((entry) => originOfPath(entry.path));
  const rules = readRules(entries, byPath, limits);
  // A rule that only adds says nothing new of what is known to be none of the product's.
  const onlyAdds = rules.every((rule) => rule.origin !== null);
  const origins = byPath.map((origin, at) => {
    const path = entries[at]!.path;
    if (IS_LOCK_FILE.test(path)) return origin === 'generated' ? 'product' : origin;
    if (rules.length === 0 || (onlyAdds && origin !== 'product')) return origin;
    const said = originByRules(rules, path);
    // What the project itself denies is its own: `-linguist-generated`.
    if (said === null) return origin === 'generated' || origin === 'vendored' ? 'product' : origin;
    return origin === 'product' && said !== undefined ? said : origin;
  });
  return withoutPurpose(entries, origins);
}

function readRules(
  entries: readonly TreeEntry[],
  origins: readonly Origin[],
  limits: ScanLimits,
): readonly AttributeRule[] {
  const files = entries.filter(
    ({ path }, at) => /(?:^|\/)\.gitattributes$/.test(path) && origins[at] !== 'vendored',
  );
  return files.slice(0, MOST_ATTRIBUTES).flatMap((entry) => {
    const source = readSource(entry, limits);
    if (source.kind === 'skipped') return [];
    return parseGitAttributes(textOf(source.bytes), entry.path.split('/').slice(0, -1).join('/'));
  });
}

/**
 * A product whose purpose is tests or examples: where nothing that a product is written in would be product, the more
 * frequent of these two is what the tree is there for.
 */
function withoutPurpose(entries: readonly TreeEntry[], origins: readonly Origin[]): readonly Origin[] {
  const counts: Partial<Record<Origin, number>> = {};
  origins.forEach((origin, at) => {
    const { path } = entries[at]!;
    if (NO_CODE.has(languageOfName(path)) || FRAME.test(path)) return;
    counts[origin] = (counts[origin] ?? 0) + 1;
  });
  const { test = 0, example = 0, product = 0 } = counts;
  if (product > 0 || test + example === 0) return origins;
  const purpose: Origin = test >= example ? 'test' : 'example';
  return origins.map((origin) => (origin === purpose ? 'product' : origin));
}
