// SPDX-License-Identifier: Apache-2.0
import type { CallFact } from '../sdks/call-fact.js';
import type { CallExpression, Expression } from './expression.js';
import { valuesOf, isThis } from './values.js';

interface Path {
  readonly root: CallFact['root'];
  readonly path: string;
}

interface Budget {
  left: number;
}

const MOST_PATHS = 4;
const DEEPEST = 30;
/** Names that are looked up for one call: what is wound more is not worth it. */
const MOST_STEPS = 300;
/** A longer text in a step's parentheses tells nothing that data could name. */
const LONGEST_TEXT = 60;

/** Calls of a file as data of SDKs name them; a call whose beginning can be several things gives several facts. */
export function callFacts(calls: readonly CallExpression[]): readonly CallFact[] {
  const facts: CallFact[] = [];
  for (const call of calls) {
    for (const { root, path } of pathsOf(call, 0, { left: MOST_STEPS })) {
      facts.push({
        line: call.line,
        root,
        path,
        args: call.args.map(literal),
        named: Object.fromEntries([...call.named].map(([name, value]) => [name, literal(value)])),
        text: call.text,
      });
    }
  }
  return facts;
}

function pathsOf(expression: Expression, depth: number, budget: Budget): readonly Path[] {
  const known = read.get(expression);
  if (known !== undefined) return known;
  budget.left -= 1;
  if (depth > DEEPEST || budget.left < 0) return [];
  const found = distinct(pathsOfOne(expression, depth, budget));
  if (depth === 0 || budget.left >= 0) read.set(expression, found);
  return found;
}

/** What was read before; it goes with its file. */
const read = new WeakMap<Expression, readonly Path[]>();

function pathsOfOne(expression: Expression, depth: number, budget: Budget): readonly Path[] {
  switch (expression.kind) {
    case 'import':
      return [{ root: 'import', path: expression.path }];
    case 'element':
      return pathsOf(expression.of, depth + 1, budget);
    case 'call': {
      const step = stepOf(expression);
      return pathsOf(expression.callee, depth + 1, budget).map(({ root, path }) => ({
        root,
        path: path + step,
      }));
    }
    case 'either':
      return distinct(expression.options.flatMap((option) => pathsOf(option, depth + 1, budget)));
    case 'name':
    case 'member':
      return namedPaths(expression, depth, budget);
    default:
      return [];
  }
}

function namedPaths(
  expression: Expression & { readonly kind: 'name' | 'member' },
  depth: number,
  budget: Budget,
): readonly Path[] {
  const found = valuesOf(expression, undefined)
    .filter((value) => value.expression !== expression)
    .flatMap((value) => pathsOf(value.expression, depth + 1, budget));
  const imported = found.filter((path) => path.root === 'import');
  if (imported.length > 0) return distinct(imported);
  if (expression.kind === 'name')
    return [{ root: 'unknown', path: isThis(expression) ? 'this' : expression.name }];
  return pathsOf(expression.of, depth + 1, budget).map(({ root, path }) => ({
    root,
    path: `${path}.${expression.name}`,
  }));
}

/** `()`, or with the one text that the call is given; of an object of options its `provider`, which chooses a cloud. */
function stepOf(call: CallExpression): string {
  const [first] = call.args;
  if (first === undefined || call.args.length > 1) return '()';
  const [value] = valuesOf(first, undefined);
  const text =
    value?.expression.kind === 'record'
      ? literal({ kind: 'member', of: first, name: 'provider' })
      : literal(first);
  return text === null || text.length > LONGEST_TEXT || /['()]/.test(text) ? '()' : `('${text}')`;
}

function literal(expression: Expression): string | null {
  const found = valuesOf(expression, undefined);
  const [only] = found;
  if (found.length !== 1 || only?.expression.kind !== 'text') return null;
  const { pieces } = only.expression;
  return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : null;
}

function distinct(paths: readonly Path[]): readonly Path[] {
  const seen = new Map<string, Path>();
  for (const path of paths) if (!seen.has(path.path)) seen.set(path.path, path);
  return [...seen.values()].slice(0, MOST_PATHS);
}
