// SPDX-License-Identifier: Apache-2.0
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';

/** What a Ruby file defines: bodies of methods, and what is assigned to instance variables and constants. */
export interface RubyDefinitions {
  readonly methods: ReadonlyMap<string, SyntaxNode>;
  readonly variables: ReadonlyMap<string, readonly SyntaxNode[]>;
}

/** Values of one variable that are looked at. */
const MOST_VALUES = 6;

export function findDefinitions(root: SyntaxNode): RubyDefinitions {
  const methods = new Map<string, SyntaxNode>();
  const variables = new Map<string, SyntaxNode[]>();
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'method' || node.type === 'singleton_method') {
      const name = fieldOf(node, 'name')?.text ?? '';
      if (!methods.has(name)) methods.set(name, node);
    } else if (node.type === 'assignment' || node.type === 'operator_assignment') {
      const left = fieldOf(node, 'left');
      const right = fieldOf(node, 'right');
      if (right !== undefined && (left?.type === 'instance_variable' || left?.type === 'constant')) {
        const values = variables.get(left.text) ?? [];
        if (values.length < MOST_VALUES) variables.set(left.text, [...values, right]);
      }
    }
    for (let at = node.children.length - 1; at >= 0; at -= 1) open.push(node.children[at]!);
  }
  return { methods, variables };
}

const MOST_TEXTS = 50;

/** Texts that stand in a constant's value, at any depth. */
export function constantTexts({ variables }: RubyDefinitions): ReadonlyMap<string, readonly string[]> {
  const constants = new Map<string, readonly string[]>();
  for (const [name, values] of variables) {
    if (!/^[A-Z]/.test(name)) continue;
    const texts: string[] = [];
    const open = [...values];
    for (let node = open.pop(); node !== undefined && texts.length < MOST_TEXTS; node = open.pop()) {
      if (node.type === 'string_content') texts.push(node.text);
      open.push(...node.children);
    }
    if (texts.length > 0) constants.set(name, texts);
  }
  return constants;
}
