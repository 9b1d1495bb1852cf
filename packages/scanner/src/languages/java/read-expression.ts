// SPDX-License-Identifier: Apache-2.0
import { textOf, UNKNOWN, type CallExpression, type Expression } from '../../flow/expression.js';
import { Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import type { JavaTypes } from './java-types.js';
import { addBuiltRequest } from './built-request.js';

/** Reads a Java expression, and writes down the calls in it. */
export function readJavaExpression(node: SyntaxNode, scope: Scope, types: JavaTypes): Expression {
  const read = (one: SyntaxNode | undefined): Expression =>
    one === undefined ? UNKNOWN : readJavaExpression(one, scope, types);
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', name: node.text, scope };
    case 'this':
      return { kind: 'name', name: 'this', scope };
    case 'string_literal':
    case 'text_block':
      return textOf(
        node.children
          .map((part) => (part.type === 'escape_sequence' ? unescaped(part.text) : part.text))
          .join(''),
      );
    case 'field_access':
      return { kind: 'member', of: read(fieldOf(node, 'object')), name: fieldOf(node, 'field')?.text ?? '' };
    case 'scoped_identifier':
      return { kind: 'member', of: read(node.children[0]), name: node.children.at(-1)?.text ?? '' };
    case 'method_invocation':
      return readCall(node, scope, types);
    case 'object_creation_expression':
      return readCreation(node, scope, types);
    case 'parenthesized_expression':
      return read(node.children[0]);
    case 'cast_expression': {
      const typed = types.instance(fieldOf(node, 'type'), scope);
      const value = read(fieldOf(node, 'value'));
      return typed.kind === 'unknown' ? value : typed;
    }
    case 'binary_expression': {
      const [left, right] = [read(fieldOf(node, 'left')), read(fieldOf(node, 'right'))];
      return textOf(left, right);
    }
    case 'ternary_expression':
      read(fieldOf(node, 'condition'));
      return {
        kind: 'either',
        options: [read(fieldOf(node, 'consequence')), read(fieldOf(node, 'alternative'))],
      };
    case 'assignment_expression':
      return readAssignment(node, scope, read);
    case 'lambda_expression':
      return readLambda(node, scope, types);
    case 'array_access':
      return { kind: 'element', of: read(node.children[0]) };
    case 'block':
    case 'class_body':
      scope.file.reader.statements(node.children, scope);
      return UNKNOWN;
    default:
      for (const child of node.children) read(child);
      return UNKNOWN;
  }
}

function readCall(node: SyntaxNode, scope: Scope, types: JavaTypes): Expression {
  const object = fieldOf(node, 'object');
  const name = fieldOf(node, 'name');
  const of = object === undefined ? undefined : readJavaExpression(object, scope, types);
  const args = readArguments(node, scope, types);
  const callee: Expression =
    of === undefined || of.kind === 'unknown'
      ? { kind: 'name', name: name?.text ?? '', scope }
      : { kind: 'member', of, name: name?.text ?? '' };
  const call = written(callee, args, { node, line: name?.line ?? node.line, scope });
  scope.file.calls.push(call);
  addBuiltRequest(call);
  return call;
}

function readCreation(node: SyntaxNode, scope: Scope, types: JavaTypes): Expression {
  const type = fieldOf(node, 'type');
  const args = readArguments(node, scope, types);
  const body = node.children.find((child) => child.type === 'class_body');
  if (body !== undefined) scope.file.reader.statements([body], scope);
  const typed = types.instance(type, scope);
  const name = type?.text.replace(/<.*$/s, '') ?? '';
  const callee: Expression = typed.kind === 'call' ? typed.callee : { kind: 'name', name, scope };
  const call = written(callee, args, { node, line: node.line, scope });
  scope.file.calls.push(call);
  addBuiltRequest(call);
  return call;
}

function readArguments(node: SyntaxNode, scope: Scope, types: JavaTypes): readonly Expression[] {
  return (fieldOf(node, 'arguments')?.children ?? []).map((one) => readJavaExpression(one, scope, types));
}

function written(
  callee: Expression,
  args: readonly Expression[],
  at: { readonly node: SyntaxNode; readonly line: number; readonly scope: Scope },
): CallExpression {
  return {
    kind: 'call',
    callee,
    args,
    named: new Map(),
    line: at.line,
    text: at.node.text.slice(0, 300),
    scope: at.scope,
  };
}

function readAssignment(
  node: SyntaxNode,
  scope: Scope,
  read: (one: SyntaxNode | undefined) => Expression,
): Expression {
  const left = fieldOf(node, 'left');
  const value = read(fieldOf(node, 'right'));
  if (value.kind === 'unknown' || left === undefined) return value;
  if (left.type === 'identifier') scope.assign(left.text, value);
  else if (left.type === 'field_access' && fieldOf(left, 'object')?.type === 'this') {
    const name = fieldOf(left, 'field')?.text ?? '';
    scope.members.write(`this.${name}`, value);
    scope.file.addMember(name, value);
  }
  return value;
}

function readLambda(node: SyntaxNode, scope: Scope, types: JavaTypes): Expression {
  const inner = new Scope(scope.file, scope);
  const parameters = fieldOf(node, 'parameters');
  for (const one of parameters?.type === 'identifier' ? [parameters] : (parameters?.children ?? [])) {
    inner.params.push(one.type === 'identifier' ? one.text : (fieldOf(one, 'name')?.text ?? ''));
  }
  const body = fieldOf(node, 'body');
  if (body?.type === 'block') scope.file.reader.statements(body.children, inner);
  else if (body !== undefined) inner.returns.push(readJavaExpression(body, inner, types));
  return { kind: 'function', scope: inner };
}

function unescaped(text: string): string {
  return text === '\\"' ? '"' : text === '\\\\' ? '\\' : ' ';
}
