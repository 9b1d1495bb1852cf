// SPDX-License-Identifier: Apache-2.0
import { UNKNOWN, type Expression } from '../../flow/expression.js';
import type { GrammarTable } from '../../flow/grammar-table.js';
import { readByTable, type LanguageRules } from '../../flow/read-by-table.js';
import { readProgram } from '../../flow/read-program.js';
import type { FileFlow, Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';

const TABLE: GrammarTable = {
  names: new Set(['identifier']),
  self: new Set(['this_expression', 'this', 'base_expression', 'base']),
  scoped: new Set(['qualified_name']),
  strings: new Set([
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'interpolated_string_expression',
    'integer_literal',
  ]),
  literals: new Set(['string_literal_content', 'string_content', 'escape_sequence']),
  members: new Map([
    ['member_access_expression', { of: 'expression', name: 'name' }],
    ['conditional_access_expression', { of: 'condition', name: 'name' }],
  ]),
  calls: new Map([['invocation_expression', { callee: 'function' }]]),
  creations: new Set(['object_creation_expression']),
  assignments: new Set(['assignment_expression']),
  declarations: new Map([['variable_declarator', { name: 'name' }]]),
  functions: new Set([
    'method_declaration',
    'constructor_declaration',
    'local_function_statement',
    'lambda_expression',
    'anonymous_method_expression',
  ]),
  parameters: new Set(['implicit_parameter']),
  classes: new Set(['class_declaration', 'struct_declaration', 'record_declaration']),
  fields: new Set(['field_declaration', 'property_declaration']),
  returns: new Set(['return_statement', 'arrow_expression_clause']),
  loops: new Map([['foreach_statement', { name: 'left', of: 'right' }]]),
  records: new Set(),
  pairs: new Set(),
  either: new Set(['conditional_expression']),
  binary: new Set(['binary_expression']),
  concatenation: /^\+$/,
  transparent: new Set([
    'await_expression',
    'parenthesized_expression',
    'argument',
    'cast_expression',
    'as_expression',
  ]),
  same: /^(?:ConfigureAwait|GetAwaiter|GetResult|ToList|ToArray|AsEnumerable)$/,
};

const RULES: LanguageRules = {
  table: TABLE,
  // Namespaces that a file uses are no part of the names of their types: a type is named by itself.
  foreign: (name, file) =>
    /^[A-Z]/.test(name) && file.imports.length > 0 ? { kind: 'import', path: name } : undefined,
  own: readOwn,
};

/** What a file in C# says. */
export function readCsharp(program: SyntaxNode): FileFlow {
  return readProgram(program, RULES);
}

function readOwn(node: SyntaxNode, scope: Scope): Expression | undefined {
  if (node.type === 'using_directive') {
    const named = node.children.at(-1);
    if (named !== undefined) scope.file.imports.push({ line: node.line, module: named.text });
    return UNKNOWN;
  }
  if (node.type === 'anonymous_object_creation_expression') return readAnonymous(node, scope);
  if (node.type !== 'variable_declaration') return undefined;
  return readVariables(node, scope);
}

/** `new { x = 1 }`: names and values stand beside each other. */
function readAnonymous(node: SyntaxNode, scope: Scope): Expression {
  const entries = new Map<string, Expression>();
  for (let at = 0; at + 1 < node.children.length; at += 2) {
    entries.set(node.children[at]!.text, readByTable(node.children[at + 1]!, scope, RULES));
  }
  return { kind: 'record', entries, rest: [], line: node.line };
}

/** A variable without a value is an instance of its type. */
function readVariables(node: SyntaxNode, scope: Scope): Expression {
  const type = fieldOf(node, 'type');
  for (const declarator of node.children.filter((child) => child.type === 'variable_declarator')) {
    if (declarator.children.length > 1 || type?.type !== 'identifier') readByTable(declarator, scope, RULES);
    else {
      const callee = readByTable(type, scope, RULES);
      const { line, text } = type;
      scope.bind(declarator.text, { kind: 'call', callee, args: [], named: new Map(), line, text, scope });
    }
  }
  return UNKNOWN;
}
