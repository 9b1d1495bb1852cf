// SPDX-License-Identifier: Apache-2.0
import { HOLE } from '../../rest/source-path.js';
import type { Expression } from './expression.js';
import type { Scope } from './python-file.js';
import { classOf, isSelf } from './read-python.js';

const MAX_DEPTH = 12;
const MAX_LETTERS = 500;
/** Calls that give the text that they are given, as far as a path goes. */
const SAME = /^(?:str|quote|quote_plus|url_?quote|to_?str|unicode|text_type|Request)$/;
const JOINS = /^(?:url_?join|joinurl|join_url)$/;

interface Found {
  readonly value: Expression;
  readonly scope: Scope;
  readonly at: number;
}

/**
 * The text that an expression gives, with `{}` for each part that only the running program knows: of
 * `'/servers/%s' % id`, `BASE + '/servers'`, `f'/servers/{id}'`, `'/'.join(['', 'servers', id])`.
 * @param at place in the text: of several bindings of a name the last before it counts
 * @returns undefined where it is no text at all
 */
export function textOf(expression: Expression, scope: Scope, at: number, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const of = (one: Expression): string | undefined => textOf(one, scope, at, depth + 1);
  const part = (one: Expression | undefined): string => (one === undefined ? HOLE : (of(one) ?? HOLE));
  const text = ((): string | undefined => {
    switch (expression.kind) {
      case 'text':
        return expression.parts.map((one) => (typeof one === 'string' ? one : part(one))).join('');
      case 'sum': {
        const left = of(expression.left);
        const right = of(expression.right);
        return left === undefined && right === undefined ? undefined : `${left ?? HOLE}${right ?? HOLE}`;
      }
      case 'filled':
        return fill(of(expression.left), expression.right, part);
      case 'either':
        return expression.options.map(of).find((one) => one !== undefined);
      case 'call':
        return called(expression, of, part);
      case 'name':
      case 'attribute': {
        const found = lookUp(expression, scope, at);
        return found === undefined ? undefined : textOf(found.value, found.scope, found.at, depth + 1);
      }
      default:
        return undefined;
    }
  })();
  return text === undefined || text.length > MAX_LETTERS ? undefined : text;
}

function fill(
  template: string | undefined,
  right: Expression,
  part: (one: Expression) => string,
): string | undefined {
  if (template === undefined) return undefined;
  const items = right.kind === 'list' ? right.items : right.kind === 'dict' ? [] : [right];
  let next = 0;
  return template.replaceAll(/%(?:\((\w+)\))?[-+0-9.]*[srdixfq]|%%/g, (match, name: string | undefined) => {
    if (match === '%%') return '%';
    if (name !== undefined && right.kind === 'dict') {
      const place = right.keys.findIndex((key) => key.kind === 'text' && key.parts.join('') === name);
      const value = right.values[place];
      return value === undefined ? HOLE : part(value);
    }
    const item = items[next++];
    return item === undefined || name !== undefined ? HOLE : part(item);
  });
}

function called(
  { of: callee, args, named }: Extract<Expression, { kind: 'call' }>,
  of: (one: Expression) => string | undefined,
  part: (one: Expression | undefined) => string,
): string | undefined {
  const name = callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : '';
  if (SAME.test(name)) return args[0] === undefined ? undefined : part(args[0]);
  if (JOINS.test(name)) return joined(args.map(part));
  if (callee.kind !== 'attribute') return undefined;
  const text = of(callee.of);
  if (name === 'format' && text !== undefined) {
    let next = 0;
    return text.replaceAll(/\{(\w*)[^{}]*\}/g, (_, key: string) =>
      part(key === '' ? args[next++] : (named.get(key) ?? args[Number(key)])),
    );
  }
  if (name === 'join' && text !== undefined && args[0]?.kind === 'list')
    return args[0].items.map(part).join(text);
  if (/^(?:l|r)?strip$|^rstrip$|^lower$|^encode$|^decode$/.test(name)) return text;
  return undefined;
}

function joined([base = '', ...rest]: readonly string[]): string {
  return rest.reduce(
    (before, one) => (/^https?:/.test(one) ? one : `${before.replace(/\/$/, '')}/${one.replace(/^\//, '')}`),
    base,
  );
}

/** What a name, or an attribute of self, was last bound to. */
export function lookUp(expression: Expression, scope: Scope, at: number): Found | undefined {
  if (expression.kind === 'name') {
    for (let here: Scope | undefined = scope; here !== undefined; here = here.parent) {
      if (here.kind === 'class' && here !== scope) continue;
      const until = here === scope ? at : Infinity;
      const binding = here.names.get(expression.name)?.findLast((one) => one.at < until);
      if (binding !== undefined) return { value: binding.value, scope: binding.scope, at: binding.at };
    }
    return undefined;
  }
  if (expression.kind !== 'attribute' || expression.of.kind !== 'name' || !isSelf(expression.of.name))
    return undefined;
  const owner = classOf(scope);
  const binding = owner?.attributes.get(expression.name)?.at(-1) ?? owner?.names.get(expression.name)?.at(-1);
  return binding === undefined ? undefined : { value: binding.value, scope: binding.scope, at: binding.at };
}
