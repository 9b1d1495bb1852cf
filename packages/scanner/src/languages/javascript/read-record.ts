// SPDX-License-Identifier: Apache-2.0
import { UNKNOWN, type Expression } from '../../flow/expression.js';
import type { Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import { readMethod } from './read-function.js';

/** Reads an object literal; its methods become functions of the file. */
export function readRecord(node: SyntaxNode, scope: Scope): Expression {
  const entries = new Map<string, Expression>();
  const rest: Expression[] = [];
  for (const child of node.children) {
    if (child.type === 'spread_element') {
      for (const one of child.children) rest.push(scope.file.reader.expression(one, scope));
    } else if (child.type === 'shorthand_property_identifier') {
      entries.set(child.text, scope.file.reader.expression(child, scope));
    } else if (child.type === 'method_definition') {
      const { name, value } = readMethod(child, scope);
      entries.set(name, value);
    } else if (child.type === 'pair') {
      const key = fieldOf(child, 'key');
      const value = fieldOf(child, 'value');
      if (key === undefined || value === undefined) continue;
      const read = scope.file.reader.expression(value, scope);
      const name = key.text.replaceAll(/^['"`]|['"`]$/g, '');
      if (key.type === 'computed_property_name') rest.push(UNKNOWN);
      else entries.set(name, read);
      if (read.kind === 'function') scope.file.addFunction(read.scope, name);
    }
  }
  addMembers(entries, scope);
  return { kind: 'record', entries, rest, line: node.line };
}

/** What stands beside functions in an object is what `this` has in them. */
function addMembers(entries: ReadonlyMap<string, Expression>, scope: Scope): void {
  if (![...entries.values()].some((value) => value.kind === 'function')) return;
  for (const [name, value] of entries) if (value.kind !== 'function') scope.file.addMember(name, value);
}
