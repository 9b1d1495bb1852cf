// SPDX-License-Identifier: Apache-2.0

export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'operator' | 'end';
  /** Of a text: what stands between its quotes, escapes and all. */
  readonly text: string;
  /** Of a text: its prefix, in lower case. */
  readonly prefix: string;
}

const SPACE = /(?:[ \t\r\n\f]|\\\r?\n|#[^\n]*)+/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /(?:\d|\.\d)[\w.]*/y;
const TEXT =
  /([A-Za-z]{0,2})(?:"""((?:[^\\]|\\[^])*?)"""|'''((?:[^\\]|\\[^])*?)'''|"((?:[^"\\\n]|\\[^])*)"|'((?:[^'\\\n]|\\[^])*)')/y;
const OPERATOR = /\*\*|\/\/|<<|>>|==|!=|<=|>=|:=|->|[-+*/%@&|^~<>()[\]{}.,:=;!]/y;

/** Cuts one expression's text into tokens. What is no token of Python ends it. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    if (take(SPACE)) continue;
    const string = take(TEXT);
    if (string !== null) {
      const [, prefix = '', ...bodies] = string;
      tokens.push({
        kind: 'text',
        text: bodies.find((body) => body !== undefined) ?? '',
        prefix: prefix.toLowerCase(),
      });
      continue;
    }
    const name = take(NAME)?.[0];
    if (name !== undefined) tokens.push({ kind: 'name', text: name, prefix: '' });
    else {
      const number = take(NUMBER)?.[0];
      const operator = number ?? take(OPERATOR)?.[0];
      if (operator === undefined) break;
      tokens.push({ kind: number === undefined ? 'operator' : 'number', text: operator, prefix: '' });
    }
  }
  return tokens;
}
