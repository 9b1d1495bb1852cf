// SPDX-License-Identifier: Apache-2.0
import { below } from './ruby-tree.mjs';

/** What a Ruby expression may be as a text, each unknown piece `{}`. `known` says what names stand for. */
export function textsOf(node, method, known, depth = 0) {
  if (node === null || depth > 5) return ['{}'];
  const inner = (one) => textsOf(one, method, known, depth + 1);
  switch (node.type) {
    case 'string':
      return combine(
        node.namedChildren.map((part) => {
          if (part.type === 'string_content') return [part.text];
          if (part.type === 'interpolation') return inner(part.namedChild(0));
          return ['{}'];
        }),
      );
    case 'simple_symbol':
      return [node.text.slice(1)];
    case 'identifier':
      if (known[node.text] !== undefined) return [known[node.text]];
      return assignedTo(node.text, method)
        .flatMap(inner)
        .concat(assignedTo(node.text, method).length ? [] : ['{}']);
    case 'instance_variable':
      return [known[node.text] ?? '{}'];
    case 'binary': {
      const left = inner(node.childForFieldName('left'));
      if (node.childForFieldName('operator').text === '%')
        return left.map((text) => text.replaceAll('%s', '{}'));
      if (node.childForFieldName('operator').text === '+') {
        return combine([left, inner(node.childForFieldName('right'))]);
      }
      return ['{}'];
    }
    case 'conditional':
      return [
        ...inner(node.childForFieldName('consequence')),
        ...inner(node.childForFieldName('alternative')),
      ];
    case 'if':
    case 'else':
    case 'then':
      return node.namedChildren
        .filter((child) => ['then', 'else'].includes(child.type) || node.type !== 'if')
        .slice(node.type === 'if' ? 0 : -1)
        .flatMap(inner);
    case 'parenthesized_statements':
      return inner(node.namedChild(0));
    case 'call':
      if (node.childForFieldName('method')?.text === 'format') {
        const [first] = node.childForFieldName('arguments').namedChildren;
        return inner(first).map((text) => text.replaceAll('%s', '{}'));
      }
      return known[node.text] === undefined ? ['{}'] : [known[node.text]];
    default:
      return ['{}'];
  }
}

function assignedTo(name, method) {
  return below(method, 'assignment', 'operator_assignment')
    .filter((one) => one.childForFieldName('left').text === name && one.type === 'assignment')
    .map((one) => one.childForFieldName('right'));
}

function combine(parts) {
  return parts
    .reduce((all, texts) => all.flatMap((text) => texts.map((one) => text + one)), [''])
    .slice(0, 8);
}
