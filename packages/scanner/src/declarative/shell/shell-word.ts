// SPDX-License-Identifier: Apache-2.0
import type { Node } from 'web-tree-sitter';
import type { Word } from '../commands/find-command-operations.js';

/**
 * What a word of the shell is for the program that gets it; null where only the running shell knows. Of an option whose
 * value alone is not known, `--flavor=$FLAVOR`, the name is kept.
 */
export function shellWord(node: Node): Word {
  const text = literalOf(node);
  if (text !== null) return text;
  return /^--[\w-]+=/.exec(node.text)?.[0] ?? null;
}

function literalOf(node: Node): string | null {
  switch (node.type) {
    case 'word':
    case 'number':
    case 'command_name':
      return node.namedChildCount === 1 ? literalOf(node.namedChild(0)!) : node.text.replace(/\\(.)/gs, '$1');
    case 'raw_string':
      return node.text.slice(1, -1);
    case 'string': {
      const inner = node.text.slice(1, -1);
      return /(?<!\\)[$`]/.test(inner) ? null : inner.replace(/\\(["\\$`])/g, '$1');
    }
    case 'concatenation': {
      const parts = node.namedChildren.map(literalOf);
      return parts.includes(null) ? null : parts.join('');
    }
    default:
      return null;
  }
}

/** What stands between quotes, as a script of its own; undefined where the word is not quoted. */
export function quotedScript(node: Node): string | undefined {
  if (node.type === 'raw_string') return node.text.slice(1, -1);
  return node.type === 'string' ? node.text.slice(1, -1).replace(/\\(["\\$`])/g, '$1') : undefined;
}
