// SPDX-License-Identifier: Apache-2.0
import { FileFlow } from '../../flow/scope.js';
import type { SyntaxNode } from '../../parse/syntax-node.js';
import { readExpression } from './read-expression.js';
import { readStatements } from './read-statements.js';

/** Nodes of which nothing is wanted. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'comment',
  'hash_bang_line',
  'jsx_text',
  'regex',
  'interface_declaration',
  'type_alias_declaration',
  'escape_sequence',
]);

/** What a file in JavaScript, TypeScript or their dialects with tags says. */
export function readJavascript(program: SyntaxNode): FileFlow {
  const file = new FileFlow({ expression: readExpression, statements: readStatements });
  readStatements(program.children, file.root);
  return file;
}
