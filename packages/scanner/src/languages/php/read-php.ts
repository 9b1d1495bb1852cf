// SPDX-License-Identifier: Apache-2.0
import { UNKNOWN, type Expression } from '../../flow/expression.js';
import type { GrammarTable } from '../../flow/grammar-table.js';
import type { LanguageRules } from '../../flow/read-by-table.js';
import { readProgram } from '../../flow/read-program.js';
import type { FileFlow, Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';

const onObject = { of: 'object', name: 'name' };
const TABLE: GrammarTable = {
  names: new Set(['variable_name', 'name', 'relative_scope']),
  self: new Set(['relative_scope']),
  scoped: new Set(['qualified_name']),
  strings: new Set(['string', 'encapsed_string', 'heredoc_body', 'integer']),
  literals: new Set(['string_content', 'escape_sequence']),
  members: new Map([
    ['member_access_expression', onObject],
    ['nullsafe_member_access_expression', onObject],
    ['class_constant_access_expression', { of: 'scope', name: 'constant' }],
    ['scoped_property_access_expression', { of: 'scope', name: 'name' }],
  ]),
  calls: new Map<string, { callee: string } | typeof onObject>([
    ['member_call_expression', onObject],
    ['nullsafe_member_call_expression', onObject],
    ['scoped_call_expression', { of: 'scope', name: 'name' }],
    ['function_call_expression', { callee: 'function' }],
  ]),
  creations: new Set(['object_creation_expression']),
  assignments: new Set(['assignment_expression']),
  declarations: new Map([['const_element', { name: 'name' }]]),
  functions: new Set([
    'function_definition',
    'method_declaration',
    'anonymous_function',
    'anonymous_function_creation_expression',
    'arrow_function',
  ]),
  parameters: new Set(),
  classes: new Set(['class_declaration', 'trait_declaration']),
  fields: new Set(['property_declaration', 'const_declaration']),
  returns: new Set(['return_statement']),
  loops: new Map([['foreach_statement', { name: null, of: null }]]),
  records: new Set(['array_creation_expression']),
  pairs: new Set(['array_element_initializer']),
  either: new Set(['conditional_expression']),
  binary: new Set(['binary_expression']),
  concatenation: /^\.$/,
  transparent: new Set(['parenthesized_expression', 'argument', 'cast_expression', 'clone_expression']),
  same: /^(?:wait|retrieveAll)$/,
};

const RULES: LanguageRules = { table: TABLE, foreign: () => undefined, own: readOwn };

/** What a file in PHP says. */
export function readPhp(program: SyntaxNode): FileFlow {
  return readProgram(program, RULES);
}

/** `use A\B as C;`: `C` is `A.B`. */
function readOwn(node: SyntaxNode, scope: Scope): Expression | undefined {
  if (node.type === 'null') return UNKNOWN;
  if (node.type !== 'namespace_use_clause') return undefined;
  const [named] = node.children;
  if (named === undefined) return UNKNOWN;
  const path = named.text.replace(/^\\/, '').replaceAll('\\', '.');
  const alias = fieldOf(node, 'alias')?.text ?? path.slice(path.lastIndexOf('.') + 1);
  scope.file.imports.push({ line: node.line, module: path });
  scope.file.root.bind(alias, { kind: 'import', path });
  return UNKNOWN;
}
