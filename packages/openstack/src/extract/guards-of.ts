// SPDX-License-Identifier: Apache-2.0
import type { RawRoute, RawRule } from './raw-release.js';

/** A row's key and what it is about; see rows.ts. */
interface Guarded {
  readonly key: string;
  readonly route: RawRoute;
}

/** In a row's key, the version that only older ones carry: "shared-file-system GET /v1/shares". */
const OLDER_VERSION = /(?<= )\/v\d[\d.]*(?=\/)/;

/**
 * The policy rules that guard an operation, the decisive one first. Some projects document the rule of an action, or of
 * a request that the query selects, at the bare path: of those the rule is taken that is named after the action
 * (`share:force_delete` for the key `os-force_delete`), else the only one there is. An older version of an API has the
 * rules of the main one, under which they are documented.
 * @param byKey rules by row key @returns undefined when no rule names the operation
 */
export function guardsOf(
  { key, route }: Guarded,
  byKey: ReadonlyMap<string, readonly RawRule[]>,
): readonly RawRule[] | undefined {
  const own = byKey.get(key);
  if (own) return own;
  const ofMain = key.replace(OLDER_VERSION, '');
  if (ofMain !== key) return guardsOf({ key: ofMain, route }, byKey);
  if (route.action === undefined && route.query === undefined) return undefined;
  const there = byKey.get(key.replace(/[#?].*$/, '')) ?? [];
  if (route.action === undefined) return there.length > 0 ? there : undefined;
  const word = plainWord(route.action);
  const named = there.filter((rule) => lastWord(rule.name) === word);
  if (named.length > 0) return named;
  const longer = there.filter((rule) => `_${lastWord(rule.name)}_`.includes(`_${word}_`));
  if (longer.length > 0) return longer;
  return there.length === 1 ? there : undefined;
}

function lastWord(name: string): string {
  return plainWord(name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('.')) + 1));
}

/** "os-forceDelete", "force-delete" and "force_delete" are one word. */
function plainWord(word: string): string {
  return word
    .replace(/^os-/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}
