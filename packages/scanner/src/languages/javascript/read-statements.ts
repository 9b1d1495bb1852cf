// SPDX-License-Identifier: Apache-2.0
import { UNKNOWN, type Expression } from '../../flow/expression.js';
import type { Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import { bindPattern } from './bind-pattern.js';
import { instanceOfType } from './instance-of-type.js';
import { readExpression } from './read-expression.js';
import { functionName, readClass, readFunction } from './read-function.js';
import { isLocal, stringOf } from './string-of.js';

/** Reads statements into the scope that they stand in. */
export function readStatements(nodes: readonly SyntaxNode[], scope: Scope): void {
  for (const node of nodes) readStatement(node, scope);
}

function readStatement(node: SyntaxNode, scope: Scope): void {
  switch (node.type) {
    case 'import_statement':
      return readImport(node, scope);
    case 'function_declaration':
    case 'generator_function_declaration':
      scope.bind(functionName(node), readFunction(node, scope));
      return;
    case 'class_declaration':
    case 'abstract_class_declaration':
      scope.bind(functionName(node), readClass(node, scope));
      return;
    case 'variable_declarator': {
      const value = fieldOf(node, 'value');
      const name = fieldOf(node, 'name');
      if (name === undefined) return;
      bindPattern(name, declaredValue(node, value, scope), scope);
      return;
    }
    case 'return_statement':
      for (const child of node.children) scope.returns.push(readExpression(child, scope));
      return;
    case 'for_in_statement': {
      const left = fieldOf(node, 'left');
      const right = fieldOf(node, 'right');
      if (left !== undefined && right !== undefined)
        bindPattern(left, { kind: 'element', of: readExpression(right, scope) }, scope);
      const body = fieldOf(node, 'body');
      if (body !== undefined) readStatement(body, scope);
      return;
    }
    case 'expression_statement':
    case 'export_statement':
      for (const child of node.children) {
        if (isStatement(child)) readStatement(child, scope);
        else if (child.type !== 'export_clause' && child.type !== 'string') readExpression(child, scope);
      }
      return;
    default:
      if (isStatement(node)) readStatements(node.children, scope);
      else readExpression(node, scope);
  }
}

/** A value, or an instance of the type that is declared, where nothing else is known. */
function declaredValue(node: SyntaxNode, value: SyntaxNode | undefined, scope: Scope): Expression {
  if (value !== undefined) return readExpression(value, scope);
  return instanceOfType(fieldOf(node, 'type'), scope);
}

const STATEMENT =
  /(?:_statement|_declaration|^statement_block|_declarator|_clause|^else_clause|^switch_|^program|^catch_|^finally_|^internal_module|^module)/;

function isStatement(node: SyntaxNode): boolean {
  return STATEMENT.test(node.type);
}

function readImport(node: SyntaxNode, scope: Scope): void {
  const source = fieldOf(node, 'source');
  const module = source === undefined ? null : stringOf(source);
  if (module === null) return;
  scope.file.imports.push({ line: node.line, module });
  const bind = (name: string, path: string): void => {
    scope.bind(name, isLocal(module) ? UNKNOWN : { kind: 'import', path });
  };
  for (const clause of node.children.filter((child) => child.type === 'import_clause')) {
    for (const child of clause.children) {
      if (child.type === 'identifier') bind(child.text, module);
      if (child.type === 'namespace_import') bind(child.children[0]?.text ?? '', module);
      if (child.type !== 'named_imports') continue;
      for (const one of child.children) {
        const name = fieldOf(one, 'name')?.text ?? '';
        bind(fieldOf(one, 'alias')?.text ?? name, name === 'default' ? module : `${module}.${name}`);
      }
    }
  }
}
