// SPDX-License-Identifier: Apache-2.0
import { literalOf, UNKNOWN, type Expression } from './expression.js';
import { tokenize, type Token } from './tokens.js';

/** Longest text that is read: longer ones are tables of data. */
const MAX_LETTERS = 6000;
const MAX_DEPTH = 60;
const END: Token = { kind: 'end', text: '', prefix: '' };
const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);
/** Operators of which the result says nothing about names or texts. */
const OTHER = new Set('- * / // @ ** & | ^ << >> == != < > <= >= in is not'.split(' '));

/**
 * Reads a Python expression that the grammar found, from its text: walking its nodes over the border to WebAssembly
 * would take several times as long as parsing the file. Never throws; what it does not understand is unknown.
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_LETTERS) return UNKNOWN;
  const reader = new Reader(tokenize(text));
  const expression = reader.expression();
  return reader.isAtEnd ? expression : UNKNOWN;
}

class Reader {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  /** An expression, or several joined by commas: a tuple without parentheses. */
  expression(): Expression {
    const first = this.choice();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.skip(',') && !this.isAtEnd && !this.isCloser()) items.push(this.choice());
    return { kind: 'list', items };
  }

  private choice(): Expression {
    this.depth += 1;
    const expression = this.depth > MAX_DEPTH ? this.giveUp() : this.ternary();
    this.depth -= 1;
    return expression;
  }

  private ternary(): Expression {
    if (this.is('lambda')) return this.giveUp();
    const then = this.either();
    if (!this.skip('if')) return then;
    this.either();
    return this.skip('else') ? { kind: 'either', options: [then, this.choice()] } : then;
  }

  private either(): Expression {
    const options = [this.operation()];
    while (this.skip('or') || this.skip('and')) options.push(this.operation());
    return options.length === 1 ? options[0]! : { kind: 'either', options };
  }

  /** Sums and fillings from the left; `*` and `/` bind closer, and what they give is unknown anyway. */
  private operation(): Expression {
    let left = this.unary();
    for (;;) {
      if (this.skip('+')) left = { kind: 'sum', left, right: this.product() };
      else if (this.skip('%')) left = { kind: 'filled', left, right: this.unary() };
      else if (OTHER.has(this.peek().text) && this.peek().kind !== 'text') {
        this.at += 1;
        this.unary();
        left = UNKNOWN;
      } else return left;
    }
  }

  private product(): Expression {
    let left = this.unary();
    while (this.skip('%')) left = { kind: 'filled', left, right: this.unary() };
    return left;
  }

  private unary(): Expression {
    if (this.skip('await')) return this.primary();
    if (this.skip('not') || this.skip('-') || this.skip('~') || this.skip('+')) {
      this.unary();
      return UNKNOWN;
    }
    return this.primary();
  }

  private primary(): Expression {
    let of = this.atom();
    for (;;) {
      if (this.skip('.')) of = { kind: 'attribute', of, name: this.next().text };
      else if (this.is('(')) of = this.call(of);
      else if (this.skip('[')) {
        const key = this.inBrackets();
        of = { kind: 'item', of, key };
      } else return of;
    }
  }

  private atom(): Expression {
    const token = this.peek();
    if (token.kind === 'text') return this.text();
    if (token.kind === 'name') {
      this.at += 1;
      return { kind: 'name', name: token.text };
    }
    if (this.skip('(')) return this.inBrackets();
    if (this.skip('[')) {
      const inside = this.inBrackets();
      return inside.kind === 'list' ? inside : { kind: 'list', items: [inside] };
    }
    if (this.skip('{')) return this.dict();
    this.at += 1;
    return UNKNOWN;
  }

  /** What stands before the closing bracket; comprehensions and slices are left out. */
  private inBrackets(): Expression {
    if (this.skipCloser()) return { kind: 'list', items: [] };
    const inside = this.expression();
    if (this.skipCloser()) return inside;
    this.skipToCloser();
    return UNKNOWN;
  }

  private dict(): Expression {
    const keys: Expression[] = [];
    const values: Expression[] = [];
    while (!this.isAtEnd && !this.isCloser()) {
      if (this.skip('**')) this.choice();
      else {
        const key = this.choice();
        if (this.skip(':')) {
          keys.push(key);
          values.push(this.choice());
        }
      }
      if (!this.skip(',') && !this.isCloser()) break;
    }
    if (!this.skipCloser()) this.skipToCloser();
    return { kind: 'dict', keys, values };
  }

  private call(of: Expression): Expression {
    this.at += 1;
    const args: Expression[] = [];
    const named = new Map<string, Expression>();
    while (!this.isAtEnd && !this.isCloser()) {
      const isNamed = this.peek().kind === 'name' && this.tokens[this.at + 1]?.text === '=';
      if (isNamed) {
        const name = this.next().text;
        this.at += 1;
        named.set(name, this.choice());
      } else if (this.skip('*') || this.skip('**')) {
        this.choice();
        args.push(UNKNOWN);
      } else args.push(this.choice());
      if (!this.skip(',') && !this.isCloser()) break;
    }
    if (!this.skipCloser()) this.skipToCloser();
    return { kind: 'call', of, args, named };
  }

  /** Texts that stand beside each other are one. */
  private text(): Expression {
    const parts: (string | Expression)[] = [];
    while (this.peek().kind === 'text') {
      const { prefix, text } = this.next();
      parts.push(...(prefix.includes('f') ? partsOf(text) : [unescape(text, prefix)]));
    }
    return { kind: 'text', parts };
  }

  private giveUp(): Expression {
    this.skipToCloser(false);
    return UNKNOWN;
  }

  private skipToCloser(isTaken = true): void {
    let open = 0;
    while (!this.isAtEnd) {
      const token = this.peek();
      if (token.kind === 'operator' && CLOSING.has(token.text)) {
        if (open === 0) break;
        open -= 1;
      } else if (token.kind === 'operator' && OPENING.has(token.text)) open += 1;
      else if (!isTaken && open === 0 && token.text === ',' && token.kind === 'operator') return;
      this.at += 1;
    }
    if (isTaken) this.at += 1;
  }

  private peek(): Token {
    return this.tokens[this.at] ?? END;
  }

  private next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  private is(text: string): boolean {
    const token = this.peek();
    return token.text === text && token.kind !== 'text' && token.kind !== 'end';
  }

  private skip(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }

  private isCloser(): boolean {
    const token = this.peek();
    return token.kind === 'operator' && CLOSING.has(token.text);
  }

  private skipCloser(): boolean {
    if (!this.isCloser()) return false;
    this.at += 1;
    return true;
  }
}

/** The parts of an f-string: `/a/{b.c}/d` is `/a/`, b.c, `/d`. */
function partsOf(text: string): readonly (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  for (const [, brace, plain, inside] of text.matchAll(/(\{\{|\}\})|([^{}]+)|\{([^{}]*)\}/g)) {
    if (brace !== undefined) parts.push(brace[0]!);
    else if (plain !== undefined) parts.push(unescape(plain, ''));
    else if (inside !== undefined) parts.push(parseExpression(inside.replace(/(?:![rsa])?(?::[^:]*)?$/, '')));
  }
  return parts.map((part) => (typeof part === 'string' ? part : (literalOf(part) ?? part)));
}

function unescape(text: string, prefix: string): string {
  if (prefix.includes('r') || !text.includes('\\')) return text;
  return text.replaceAll(/\\(\r?\n|[^])/g, (_, escaped: string) =>
    escaped.includes('\n') ? '' : escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped,
  );
}
