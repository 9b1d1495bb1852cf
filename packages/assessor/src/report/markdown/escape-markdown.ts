// SPDX-License-Identifier: Apache-2.0
import { cleanText } from '@touchstone/model';

/**
 * A stranger's text as Markdown that shows it as it is (CommonMark 0.31, GitHub's tables): no markup, no HTML, no cell
 * or line of its own, and no @mention that would call people to a pull request.
 */
export function escapeMarkdown(text: string): string {
  return cleanText(text)
    .replace(/[\\`*_[\]<>|~&]/g, (character) => ENTITIES[character] ?? `\\${character}`)
    .replaceAll('@', '@&#8203;')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, String.raw`$1\$2`);
}

/** Characters that a backslash does not disarm everywhere: HTML and table cells. */
const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '|': '&#124;',
};

/** A stranger's text as a code span; fences longer than any run of backticks within. */
export function codeSpan(text: string): string {
  const clean = cleanText(text).replaceAll('|', '¦');
  const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return clean === '' ? '' : `${fence}${pad}${clean}${pad}${fence}`;
}
