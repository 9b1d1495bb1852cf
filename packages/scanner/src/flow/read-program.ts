// SPDX-License-Identifier: Apache-2.0
import type { SyntaxNode } from '../parse/syntax-node.js';
import { readByTable, type LanguageRules } from './read-by-table.js';
import { FileFlow } from './scope.js';

/** What a whole file says, in a language that a table describes. */
export function readProgram(program: SyntaxNode, rules: LanguageRules): FileFlow {
  const file = new FileFlow({
    expression: (node, scope) => readByTable(node, scope, rules),
    statements: (nodes, scope) => nodes.forEach((node) => readByTable(node, scope, rules)),
  });
  readByTable(program, file.root, rules);
  return file;
}
