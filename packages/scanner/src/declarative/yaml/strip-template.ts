// SPDX-License-Identifier: Apache-2.0

/** Tags of Jinja, Go templates and Helm, ERB and EPP. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['<%', '%>'],
]);

/** No tag is longer; a text without its end is no tag. */
const LONGEST = 4000;

/**
 * A template's text without its tags, line for line, so that what remains can be parsed: a tag that gives a value
 * becomes a word, others nothing. What a template's conditions leave out is still there: it can be had from it.
 * @param word what stands for a value
 */
export function stripTemplate(text: string, word = 'templated'): string {
  const ends = new Map<string, number>();
  // The next end of each kind is looked for once, not again from every beginning: hostile texts have many of these.
  const endAfter = (end: string, from: number): number => {
    const known = ends.get(end);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const found = text.indexOf(end, from);
    ends.set(end, found);
    return found;
  };
  const parts: string[] = [];
  let done = 0;
  for (const { 0: begin, index } of text.matchAll(/\{[{%#]|<%/g)) {
    if (index < done) continue;
    const end = endAfter(TAGS.get(begin)!, index + 2);
    if (end === -1 || end - index > LONGEST) continue;
    parts.push(text.slice(done, index), replacementOf(text.slice(index, end + 2), word));
    done = end + 2;
  }
  return parts.join('') + text.slice(done);
}

function replacementOf(tag: string, word: string): string {
  const gives = tag.startsWith('{{')
    ? !/^\{\{-?\s*(?:if|else|end|range|with|define|template|block|\/\*)/.test(tag)
    : tag.startsWith('<%=');
  return (gives ? word : '') + '\n'.repeat(tag.split('\n').length - 1);
}

/** Whether a text has tags of a template at all. */
export function isTemplated(text: string): boolean {
  return /\{\{|\{%|<%/.test(text);
}
