// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../detect/language.js';
import { loadSdks } from './load-sdks.js';

interface ImportPatterns {
  readonly exact: ReadonlyMap<string, readonly string[]>;
  readonly beginnings: readonly { readonly text: string; readonly sdk: string }[];
}

const patterns = new Map<Language, ImportPatterns>();

/**
 * SDKs that an import shows.
 * @param module as it is imported: `openstack.connection`, `github.com/gophercloud/gophercloud/v2/openstack`
 * @returns ids, in the order of data/sdks
 */
export function importedSdks(language: Language, module: string): readonly string[] {
  const { exact, beginnings } = patternsOf(language);
  const found = [...(exact.get(module) ?? [])];
  for (const { text, sdk } of beginnings)
    if (module.startsWith(text) && !found.includes(sdk)) found.push(sdk);
  return found;
}

/** Texts of which one must occur in a file that imports an SDK of this language: the needles of its detector. */
export function importNeedles(language: Language): readonly string[] {
  const { exact, beginnings } = patternsOf(language);
  const texts = [...exact.keys(), ...beginnings.map(({ text }) => text)].toSorted();
  return texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)));
}

function patternsOf(language: Language): ImportPatterns {
  const known = patterns.get(language);
  if (known !== undefined) return known;
  const exact = new Map<string, string[]>();
  const beginnings: { text: string; sdk: string }[] = [];
  for (const sdk of loadSdks()) {
    if (!sdk.languages.includes(language)) continue;
    for (const pattern of sdk.imports) {
      if (pattern.endsWith('*')) beginnings.push({ text: pattern.slice(0, -1), sdk: sdk.id });
      else exact.set(pattern, [...(exact.get(pattern) ?? []), sdk.id]);
    }
  }
  const made = { exact, beginnings };
  patterns.set(language, made);
  return made;
}
