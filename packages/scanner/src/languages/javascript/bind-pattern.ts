// SPDX-License-Identifier: Apache-2.0
import type { Expression } from '../../flow/expression.js';
import type { Scope } from '../../flow/scope.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';

/** Gives the names of a pattern (`name`, `{ a, b: c }`, `[d]`) their parts of a value, in a scope. */
export function bindPattern(pattern: SyntaxNode, value: Expression, scope: Scope): void {
  switch (pattern.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      scope.bind(pattern.text, value);
      return;
    case 'object_pattern':
      for (const part of pattern.children) bindProperty(part, value, scope);
      return;
    case 'array_pattern':
      for (const part of pattern.children) bindPattern(part, { kind: 'element', of: value }, scope);
      return;
    case 'assignment_pattern': {
      const left = fieldOf(pattern, 'left');
      if (left !== undefined) bindPattern(left, value, scope);
      return;
    }
    default:
      return;
  }
}

function bindProperty(part: SyntaxNode, value: Expression, scope: Scope): void {
  if (part.type === 'shorthand_property_identifier_pattern') {
    scope.bind(part.text, { kind: 'member', of: value, name: part.text });
  } else if (part.type === 'object_assignment_pattern') {
    const left = fieldOf(part, 'left');
    if (left !== undefined) bindProperty(left, value, scope);
  } else if (part.type === 'pair_pattern') {
    const key = fieldOf(part, 'key');
    const to = fieldOf(part, 'value');
    if (key !== undefined && to !== undefined) {
      const name = key.text.replaceAll(/^['"]|['"]$/g, '');
      bindPattern(to, { kind: 'member', of: value, name }, scope);
    }
  }
}
