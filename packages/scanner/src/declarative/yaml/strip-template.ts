// SPDX-License-Identifier: Apache-2.0

/** Tags of Jinja, Go templates and Helm, ERB and EPP; no longer than a page, so that a lone `{{` costs nothing. */
const TAG = /\{\{[\s\S]{0,4000}?\}\}|\{%[\s\S]{0,4000}?%\}|\{#[\s\S]{0,4000}?#\}|<%[\s\S]{0,4000}?%>/g;

/**
 * A template's text without its tags, line for line, so that what remains can be parsed: a tag that gives a value
 * becomes a word, others nothing. What a template's conditions leave out is still there: it can be had from it.
 * @param word what stands for a value
 */
export function stripTemplate(text: string, word = 'templated'): string {
  return text.replace(TAG, (tag) => {
    const lines = '\n'.repeat(tag.split('\n').length - 1);
    const gives = tag.startsWith('{{')
      ? !/^\{\{-?\s*(?:if|else|end|range|with|define|template|block|\/\*)/.test(tag)
      : tag.startsWith('<%=');
    return (gives ? word : '') + lines;
  });
}

/** Whether a text has tags of a template at all. */
export function isTemplated(text: string): boolean {
  return /\{\{|\{%|<%/.test(text);
}
