// SPDX-License-Identifier: Apache-2.0
import { UNKNOWN, type CallExpression, type Expression } from '../../flow/expression.js';
import type { Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import { isLocal, stringOf } from './string-of.js';

/** Callbacks that get the value that a promise has, and those that get each element of what they are called on. */
const ON_VALUE: ReadonlySet<string> = new Set(['then', 'tap', 'done']);
const ON_ELEMENT =
  /^(?:forEach|each\w*|map\w*|filter|find|some|every|flatMap|eachLimit|eachSeries|forEachLimit|sortBy)$/;

/** Reads a call or `new`; `require('x')` is an import. */
export function readCall(node: SyntaxNode, scope: Scope): Expression {
  const called = fieldOf(node, node.type === 'new_expression' ? 'constructor' : 'function');
  const passed = fieldOf(node, 'arguments')?.children ?? [];
  if (called === undefined) return UNKNOWN;
  const module = importedModule(called, passed);
  if (module !== null) {
    scope.file.imports.push({ line: node.line, module });
    return isLocal(module) ? UNKNOWN : { kind: 'import', path: module };
  }
  const callee = scope.file.reader.expression(called, scope);
  const args = passed.map((argument) => scope.file.reader.expression(argument, scope));
  const line = (called.type === 'member_expression' ? fieldOf(called, 'property') : undefined)?.line;
  const call: CallExpression = {
    kind: 'call',
    callee,
    args,
    named: new Map(),
    line: line ?? node.line,
    text: node.text.slice(0, 300),
    scope,
  };
  scope.file.calls.push(call);
  bindCallback(call);
  if (callee.kind === 'member' && ON_VALUE.has(callee.name)) return promised(callee.of, args);
  return call;
}

function importedModule(called: SyntaxNode, passed: readonly SyntaxNode[]): string | null {
  const [first] = passed;
  if (first === undefined || passed.length !== 1) return null;
  return called.type === 'import' || (called.type === 'identifier' && called.text === 'require')
    ? stringOf(first)
    : null;
}

/** What a chain of promises has at its end: what its last function returns. */
function promised(of: Expression, args: readonly Expression[]): Expression {
  const [handler] = args;
  return handler?.kind === 'function' && handler.scope.returns.length > 0
    ? { kind: 'either', options: handler.scope.returns }
    : of;
}

/** Gives the parameters of a function that is passed what it will be called with. */
function bindCallback(call: CallExpression): void {
  const { callee, args } = call;
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  const handler = args.findLast((argument) => argument.kind === 'function');
  if (handler?.kind !== 'function') return;
  const [first = '', second] = handler.scope.params;
  if (callee.kind === 'member' && ON_VALUE.has(name)) bind(handler.scope, first, callee.of);
  else if (ON_ELEMENT.test(name)) {
    const collection = args[0]?.kind === 'function' && callee.kind === 'member' ? callee.of : args[0];
    if (collection !== undefined) bind(handler.scope, first, { kind: 'element', of: collection });
  } else if (second !== undefined && /^(?:e|er|err|error|_)\w{0,4}$/.test(first)) {
    bind(handler.scope, second, call);
  }
}

function bind(scope: Scope, name: string, value: Expression): void {
  if (name !== '') scope.bind(name, value);
}
