// SPDX-License-Identifier: Apache-2.0
import type { SyntaxNode } from '../../parse/syntax-node.js';

/** A string's text without its quotes; null for anything else. */
export function stringOf(node: SyntaxNode): string | null {
  return node.type === 'string' ? node.text.slice(1, -1) : null;
}

/** Whether a module is a file of the project's own. */
export function isLocal(module: string): boolean {
  return module.startsWith('.') || module.startsWith('/');
}
