// SPDX-License-Identifier: Apache-2.0
import { importedSdks, importNeedles } from '../sdks/imported-sdks.js';
import type { Language } from './language.js';

/**
 * What a line that imports looks like; the groups are what is imported. These are no parsers: they only tell for the
 * first look which SDKs are in play in the project. The language's own detector reads the file with its grammar.
 */
const IMPORT_LINES: Partial<Record<Language, readonly RegExp[]>> = {
  python: [/^[ \t]*import[ \t]+([\w.]+)/gm, /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+\(?[ \t]*(\w+)?/gm],
  go: [/^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?"([\w./~-]+)"[ \t]*(?:\/\/.*)?$/gm],
  ruby: [/^[ \t]*(?:require|gem|autoload[ \t]+:\w+,)[ \t(]*['"]([\w./-]+)['"]/gm],
  java: [/^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]+)/gm],
  javascript: [
    /\b(?:require|import)[ \t]*\([ \t]*['"`]([\w@./-]+)['"`]/g,
    /\bfrom[ \t]+['"]([\w@./-]+)['"]/g,
  ],
  csharp: [/^[ \t]*(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?([\w.]+)/gm],
  php: [/^[ \t]*use[ \t]+\\?([\w\\]+)/gm],
  rust: [/^[ \t]*(?:pub[ \t]+)?(?:use|extern[ \t]+crate)[ \t]+(?:::)?([\w:]+)/gm],
};

function importLines(language: Language): readonly RegExp[] {
  if (language === 'typescript' || language === 'tsx') return IMPORT_LINES.javascript ?? [];
  return IMPORT_LINES[language] ?? [];
}

/** Languages whose imports can be read, each with the texts of which one occurs in a file that imports an SDK. */
export function importNeedlesOf(language: Language): readonly string[] {
  return importLines(language).length === 0 ? [] : importNeedles(language);
}

/** SDKs (ids) that a file of this language seems to import, sorted. */
export function importsOf(language: Language, text: string): readonly string[] {
  const found = new Set<string>();
  for (const pattern of importLines(language)) {
    for (const [, module, name] of text.matchAll(pattern)) {
      if (module === undefined) continue;
      for (const sdk of importedSdks(language, module)) found.add(sdk);
      // `from package import module` names a module of the package.
      if (name !== undefined) for (const sdk of importedSdks(language, `${module}.${name}`)) found.add(sdk);
    }
  }
  return [...found].toSorted();
}
