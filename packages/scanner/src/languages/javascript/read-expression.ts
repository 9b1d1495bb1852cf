// SPDX-License-Identifier: Apache-2.0
import { textOf, UNKNOWN, type Expression } from '../../flow/expression.js';
import type { Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import { bindPattern } from './bind-pattern.js';
import { readCall } from './read-call.js';
import { readClass, readFunction } from './read-function.js';
import { readRecord } from './read-record.js';
import { stringOf } from './string-of.js';

/** Reads an expression, and into the file what stands in it: its calls, functions, assignments. */
export function readExpression(node: SyntaxNode, scope: Scope): Expression {
  switch (node.type) {
    case 'true':
    case 'false':
      return textOf(node.type);
    case 'string':
    case 'number':
      return textOf(node.type === 'string' ? (stringOf(node) ?? '') : node.text);
    case 'template_string':
      return readTemplate(node, scope);
    case 'identifier':
    case 'shorthand_property_identifier':
      return { kind: 'name', name: node.text, scope };
    case 'this':
      return { kind: 'name', name: 'this', scope };
    case 'super':
      return { kind: 'name', name: 'this', scope };
    case 'member_expression': {
      const object = fieldOf(node, 'object');
      const name = fieldOf(node, 'property')?.text ?? '';
      return { kind: 'member', of: object === undefined ? UNKNOWN : readExpression(object, scope), name };
    }
    case 'subscript_expression':
      return readSubscript(node, scope);
    case 'call_expression':
    case 'new_expression':
      return readCall(node, scope);
    case 'object':
      return readRecord(node, scope);
    case 'array':
      return { kind: 'list', items: readAll(node.children, scope) };
    case 'binary_expression':
      return readBinary(node, scope);
    case 'ternary_expression': {
      const [condition, ...options] = readAll(node.children, scope);
      return condition === undefined ? UNKNOWN : { kind: 'either', options };
    }
    case 'assignment_expression':
    case 'augmented_assignment_expression':
      return readAssignment(node, scope);
    case 'function_expression':
    case 'generator_function':
    case 'arrow_function':
      return readFunction(node, scope);
    case 'class':
      return readClass(node, scope);
    case 'await_expression':
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'type_assertion':
    case 'sequence_expression':
    case 'spread_element': {
      const parts = readAll(
        node.children.filter((child) => !child.type.endsWith('_type')),
        scope,
      );
      return (node.type === 'sequence_expression' ? parts.at(-1) : parts[0]) ?? UNKNOWN;
    }
    default:
      readAll(node.children, scope);
      return UNKNOWN;
  }
}

function readAll(nodes: readonly SyntaxNode[], scope: Scope): Expression[] {
  return nodes.map((node) => readExpression(node, scope));
}

function readTemplate(node: SyntaxNode, scope: Scope): Expression {
  return textOf(
    ...node.children.map((child) =>
      child.type === 'template_substitution' && child.children[0] !== undefined
        ? readExpression(child.children[0], scope)
        : child.text,
    ),
  );
}

/** `a['b']` is `a.b`; with anything else in its brackets it is an element. */
function readSubscript(node: SyntaxNode, scope: Scope): Expression {
  const object = fieldOf(node, 'object');
  const index = fieldOf(node, 'index');
  if (object === undefined || index === undefined) return UNKNOWN;
  const of = readExpression(object, scope);
  const name = stringOf(index);
  if (name !== null) return { kind: 'member', of, name };
  readExpression(index, scope);
  return { kind: 'element', of };
}

function readBinary(node: SyntaxNode, scope: Scope): Expression {
  const [left = UNKNOWN, right = UNKNOWN] = readAll(node.children, scope);
  const between = operatorOf(node);
  if (between === '+') return textOf(left, right);
  if (between === '||' || between === '??' || between === '&&') {
    return { kind: 'either', options: between === '&&' ? [right] : [left, right] };
  }
  return UNKNOWN;
}

/** The operator between the two sides, which is no named node. */
function operatorOf(node: SyntaxNode): string {
  const [left, right] = node.children;
  if (left === undefined || right === undefined) return '';
  return node.text
    .slice(left.text.length, node.text.length - right.text.length)
    .trim()
    .replaceAll(/\/\*.*?\*\/|\/\/.*$/gms, '')
    .trim();
}

function readAssignment(node: SyntaxNode, scope: Scope): Expression {
  const left = fieldOf(node, 'left');
  const right = fieldOf(node, 'right');
  if (left === undefined || right === undefined) return UNKNOWN;
  const given = readExpression(right, scope);
  const adds = node.type === 'augmented_assignment_expression' && operatorOf(node) === '+=';
  const value = adds ? textOf(readExpression(left, scope), given) : given;
  if (left.type === 'identifier') scope.assign(left.text, value);
  else if (left.type === 'object_pattern') bindPattern(left, value, scope);
  else assignMember(readExpression(left, scope), value, scope);
  return value;
}

/** `opts.path = …`, `this.url = …`, `exports.list = function …`, `Client.prototype.list = …`. */
function assignMember(left: Expression, value: Expression, scope: Scope): void {
  if (left.kind !== 'member') return;
  const { of, name } = left;
  if (value.kind === 'function') scope.file.addFunction(value.scope, name);
  if (of.kind === 'name') {
    const home = of.name === 'this' ? scope.members : (scope.find(of.name) ?? scope.file.root);
    home.write(`${of.name}.${name}`, value);
    if (of.name === 'this' || isSelf(of.name)) scope.file.addMember(name, value);
  } else if (of.kind === 'member' && of.name === 'prototype') {
    scope.file.addMember(name, value);
  }
}

function isSelf(name: string): boolean {
  return /^(?:self|that|_this|me|exports)$/.test(name);
}
