// SPDX-License-Identifier: Apache-2.0

/**
 * Characters that a stranger's string may use to make a report lie: C0 and C1 controls (terminal escapes, invalid XML),
 * bidirectional controls (UAX #9: text that reads differently from what it is, CVE-2021-42574), invisible characters,
 * line separators, language tags (U+E0000) and lone surrogates.
 */
const TREACHEROUS =
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * One line of a stranger's text, safe to show: line breaks and tabs become a blank, every other treacherous character
 * its visible name such as `[U+202E]`. Takes and returns text; escaping for HTML, XML or Markdown comes after.
 */
export function cleanText(text: string): string {
  return text.replace(TREACHEROUS, (character) => {
    if (character === '\n' || character === '\t' || character === '\r') return ' ';
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}]`;
  });
}
