// SPDX-License-Identifier: Apache-2.0
import { textOf, UNKNOWN, type Expression } from '../../flow/expression.js';
import type { GrammarTable } from '../../flow/grammar-table.js';
import type { LanguageRules } from '../../flow/read-by-table.js';
import { readProgram } from '../../flow/read-program.js';
import type { FileFlow, Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';

const TABLE: GrammarTable = {
  names: new Set(['identifier', 'type_identifier']),
  self: new Set(['self']),
  scoped: new Set(['scoped_identifier', 'scoped_type_identifier']),
  strings: new Set(['string_literal', 'raw_string_literal', 'integer_literal']),
  literals: new Set(['string_content', 'escape_sequence']),
  members: new Map([['field_expression', { of: 'value', name: 'field' }]]),
  calls: new Map([['call_expression', { callee: 'function' }]]),
  creations: new Set(),
  assignments: new Set(['assignment_expression']),
  declarations: new Map([
    ['let_declaration', { name: 'pattern', value: 'value', type: 'type' }],
    ['const_item', { name: 'name', value: 'value', type: 'type' }],
    ['static_item', { name: 'name', value: 'value', type: 'type' }],
  ]),
  functions: new Set(['function_item', 'closure_expression']),
  parameters: new Set(),
  classes: new Set(['impl_item', 'struct_item', 'trait_item']),
  fields: new Set(['field_declaration']),
  returns: new Set(['return_expression']),
  loops: new Map([['for_expression', { name: 'pattern', of: 'value' }]]),
  records: new Set(),
  pairs: new Set(),
  either: new Set(),
  binary: new Set(['binary_expression']),
  concatenation: /^\+$/,
  transparent: new Set([
    'await_expression',
    'try_expression',
    'reference_expression',
    'parenthesized_expression',
    'unary_expression',
    'type_cast_expression',
  ]),
  same: /^(?:unwrap\w*|expect|clone|iter|into_iter|iter_mut|as_ref|as_mut|borrow|to_owned|ok|map_err|context|with_context|lock)$/,
};

const RULES: LanguageRules = { table: TABLE, foreign: () => undefined, own: readOwn };

/** What a file in Rust says. */
export function readRust(program: SyntaxNode): FileFlow {
  return readProgram(program, RULES);
}

function readOwn(node: SyntaxNode, scope: Scope): Expression | undefined {
  if (node.type === 'use_declaration') {
    for (const child of node.children) readUse(child, '', scope);
    return UNKNOWN;
  }
  return node.type === 'macro_invocation' ? readMacro(node, scope) : undefined;
}

/** `use a::{b::C, d as E};`: `C` is `a.b.C`, and `E` is `a.d`. */
function readUse(node: SyntaxNode, above: string, scope: Scope): void {
  const below = (text: string): string => (above === '' ? '' : `${above}.`) + text.replaceAll('::', '.');
  if (node.type === 'scoped_use_list') {
    const path = fieldOf(node, 'path')?.text ?? '';
    for (const child of fieldOf(node, 'list')?.children ?? []) readUse(child, below(path), scope);
  } else if (node.type === 'use_list') {
    for (const child of node.children) readUse(child, above, scope);
  } else if (node.type === 'use_as_clause') {
    bindUse(below(fieldOf(node, 'path')?.text ?? ''), fieldOf(node, 'alias')?.text, node.line, scope);
  } else if (node.type === 'use_wildcard') {
    bindUse(below(node.text.replace(/::\*$/, '')), '', node.line, scope);
  } else if (node.type === 'self') {
    bindUse(above, undefined, node.line, scope);
  } else if (node.type.endsWith('identifier')) bindUse(below(node.text), undefined, node.line, scope);
}

function bindUse(path: string, alias: string | undefined, line: number, scope: Scope): void {
  scope.file.imports.push({ line, module: path });
  const name = alias ?? path.slice(path.lastIndexOf('.') + 1);
  if (name !== '' && !/^(?:crate|self|super)\b/.test(path)) scope.bind(name, { kind: 'import', path });
}

/** `format!("{}/x", base)` is a text with what is named put in; `json!({"a": …})` an object with its first keys. */
function readMacro(node: SyntaxNode, scope: Scope): Expression {
  const name = fieldOf(node, 'macro')?.text ?? '';
  const tokens = node.children.find((child) => child.type === 'token_tree')?.children ?? [];
  if (name.endsWith('json')) {
    const own = (tokens[0]?.type === 'token_tree' ? tokens[0].children : []).filter(
      (child, at, all) => child.type === 'string_literal' && all[at - 1]?.type !== 'string_literal',
    );
    const entries = new Map(own.map((key) => [key.text.slice(1, -1), UNKNOWN as Expression]));
    return { kind: 'record', entries, rest: [], line: node.line };
  }
  if (name !== 'format') return UNKNOWN;
  const [first, ...named] = tokens;
  if (first?.type !== 'string_literal') return UNKNOWN;
  let at = 0;
  const pieces = first.text
    .slice(1, -1)
    .split(/(\{[^{}]*\})/)
    .map((piece) => {
      if (!/^\{.*\}$/.test(piece)) return piece;
      const inner = piece.slice(1, -1).replace(/:.*$/, '');
      const word = inner === '' ? named[at++]?.text : inner;
      return word === undefined || !/^\w+$/.test(word)
        ? UNKNOWN
        : ({ kind: 'name', name: word, scope } as const);
    });
  return textOf(...pieces);
}
