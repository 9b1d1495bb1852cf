// SPDX-License-Identifier: Apache-2.0
import { UNKNOWN, type Expression } from '../../flow/expression.js';
import { Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import { bindPattern } from './bind-pattern.js';
import { instanceOfType } from './instance-of-type.js';

/** The name that a function, method or class is declared with; '' where it has none. */
export function functionName(node: SyntaxNode): string {
  return fieldOf(node, 'name')?.text.replaceAll(/^['"]|['"]$/g, '') ?? '';
}

/** Reads a function of any kind with its body; a named one is known to the file. */
export function readFunction(node: SyntaxNode, outer: Scope): Expression {
  const name = functionName(node);
  const scope = new Scope(outer.file, outer, { name });
  if (name !== '') outer.file.addFunction(scope, name);
  readParameters(node, scope);
  const body = fieldOf(node, 'body');
  if (body?.type === 'statement_block') scope.file.reader.statements(body.children, scope);
  else if (body !== undefined) scope.returns.push(scope.file.reader.expression(body, scope));
  return { kind: 'function', scope };
}

/** Reads a method; what a getter returns is the value of the member. */
export function readMethod(node: SyntaxNode, outer: Scope): { name: string; value: Expression } {
  const name = functionName(node);
  const value = readFunction(node, outer);
  const isGetter = /^(?:(?:static|async|public|private|protected|override)\s+)*get\s/.test(node.text);
  if (!isGetter || value.kind !== 'function') return { name, value };
  return { name, value: { kind: 'either', options: value.scope.returns } };
}

function readParameters(node: SyntaxNode, scope: Scope): void {
  const single = fieldOf(node, 'parameter');
  const list = single === undefined ? (fieldOf(node, 'parameters')?.children ?? []) : [single];
  for (const parameter of list) readParameter(parameter, scope);
}

function readParameter(parameter: SyntaxNode, scope: Scope): void {
  const pattern = fieldOf(parameter, 'pattern') ?? parameter;
  if (pattern.type === 'identifier') {
    scope.params.push(pattern.text);
    const instance = instanceOfType(fieldOf(parameter, 'type'), scope);
    if (instance.kind !== 'unknown') scope.bind(pattern.text, instance);
    return;
  }
  if (pattern.type === 'assignment_pattern') {
    const left = fieldOf(pattern, 'left');
    if (left !== undefined) readParameter(left, scope);
    return;
  }
  // A pattern is named after its place, so that what a call passes there can be taken apart.
  const place = `#${scope.params.length}`;
  scope.params.push(place);
  bindPattern(pattern, { kind: 'name', name: place, scope }, scope);
}

/** Reads a class: its fields and methods are its members, and its methods functions of the file. */
export function readClass(node: SyntaxNode, outer: Scope): Expression {
  const scope = new Scope(outer.file, outer, { isClass: true, name: functionName(node) });
  for (const member of fieldOf(node, 'body')?.children ?? []) {
    if (member.type === 'method_definition') {
      const { name, value } = readMethod(member, scope);
      addMember(scope, name, value);
    } else if (/(?:field_definition|^property_signature)$/.test(member.type)) {
      const name = (fieldOf(member, 'property') ?? fieldOf(member, 'name'))?.text ?? '';
      const value = fieldOf(member, 'value');
      const read =
        value === undefined
          ? instanceOfType(fieldOf(member, 'type'), scope)
          : scope.file.reader.expression(value, scope);
      if (read.kind === 'function') scope.file.addFunction(read.scope, name);
      if (read.kind !== 'unknown') addMember(scope, name, read);
    } else {
      scope.file.reader.statements([member], scope);
    }
  }
  return UNKNOWN;
}

function addMember(scope: Scope, name: string, value: Expression): void {
  scope.write(`this.${name}`, value);
  scope.file.addMember(name, value);
}
