// SPDX-License-Identifier: Apache-2.0
import { UNKNOWN, type Expression } from '../../flow/expression.js';
import type { Scope } from '../../flow/scope.js';
import type { SyntaxNode } from '../../parse/syntax-node.js';

/** What a variable of a declared type is: `(client: Client)` an instance of what `Client` names. */
export function instanceOfType(annotation: SyntaxNode | undefined, scope: Scope): Expression {
  const type = annotation?.children[0];
  if (type === undefined || !/^(?:type_identifier|nested_type_identifier)$/.test(type.type)) return UNKNOWN;
  const [first = '', ...members] = type.text.split('.');
  const callee = members.reduce<Expression>((of, name) => ({ kind: 'member', of, name }), {
    kind: 'name',
    name: first,
    scope,
  });
  return { kind: 'call', callee, args: [], named: new Map(), line: type.line, text: type.text, scope };
}
