// SPDX-License-Identifier: Apache-2.0
import type { Tree, TreeCursor } from 'web-tree-sitter';

/** A named node of a syntax tree, copied into plain data: a walk over the WebAssembly border costs much, and only once so. */
export interface SyntaxNode {
  readonly type: string;
  /** Field of the parent that it stands in. */
  readonly field: string | null;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly children: readonly SyntaxNode[];
}

/** Deeper code is generated, or hostile. */
const MAX_DEPTH = 400;

/**
 * Copies a tree's named nodes.
 * @param source the text that was parsed
 * @param skip types of nodes of which nothing is wanted: comments, imports of types
 */
export function copySyntax(tree: Tree, source: string, skip: ReadonlySet<string>): SyntaxNode {
  const cursor = tree.walk();
  try {
    return copy(cursor, source, skip, 0);
  } finally {
    cursor.delete();
  }
}

function copy(cursor: TreeCursor, source: string, skip: ReadonlySet<string>, depth: number): SyntaxNode {
  const node = new CopiedNode(
    cursor.nodeType,
    cursor.currentFieldName,
    cursor.startPosition.row + 1,
    source,
    cursor.startIndex,
    cursor.endIndex,
  );
  if (depth < MAX_DEPTH && cursor.gotoFirstChild()) {
    do {
      if (cursor.nodeIsNamed && !skip.has(cursor.nodeType)) {
        node.children.push(copy(cursor, source, skip, depth + 1));
      }
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return node;
}

class CopiedNode implements SyntaxNode {
  readonly children: SyntaxNode[] = [];
  readonly type: string;
  readonly field: string | null;
  readonly line: number;
  readonly #source: string;
  readonly #start: number;
  readonly #end: number;

  constructor(type: string, field: string | null, line: number, source: string, start: number, end: number) {
    this.type = type;
    this.field = field;
    this.line = line;
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  get text(): string {
    return this.#source.slice(this.#start, this.#end);
  }
}

/** The first child in a field. */
export function fieldOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((child) => child.field === field);
}
