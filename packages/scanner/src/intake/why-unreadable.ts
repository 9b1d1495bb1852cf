// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../detect/language.js';

/** Bytes a line from which a script is taken for minified. */
const MINIFIED_LINE = 500;
const SCRIPTS: ReadonlySet<Language> = new Set(['javascript', 'typescript', 'tsx', 'php', 'python', 'ruby']);

/** Why a text file is not worth reading, or undefined: it was minified or bundled by a program. */
export function whyUnreadable(path: string, language: Language, bytes: Buffer): string | undefined {
  if (/\.min\.(?:js|css|mjs)$|\.(?:bundle|chunk)\.(?:js|css)$|\.(?:js|css)\.map$/i.test(path))
    return 'minified';
  if (!SCRIPTS.has(language) || bytes.length < 5000) return undefined;
  let lines = 1;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return bytes.length / lines > MINIFIED_LINE ? 'minified' : undefined;
}
