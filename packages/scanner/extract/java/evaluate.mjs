// SPDX-License-Identifier: Apache-2.0
import { below, fieldOf } from './java-tree.mjs';

/**
 * What a Java expression may be as a text, each unknown piece `{}`.
 * @param place `{ method, known, given }`: where names are looked up; constants; parameters with a literal value
 */
export function textsOf(node, place, depth = 0) {
  if (node === undefined || depth > 6) return ['{}'];
  const inner = (one) => textsOf(one, place, depth + 1);
  switch (node.type) {
    case 'string_literal':
      return [node.children.map((part) => (part.type === 'string_fragment' ? part.text : '')).join('')];
    case 'binary_expression':
      return combine([inner(fieldOf(node, 'left')), inner(fieldOf(node, 'right'))]);
    case 'parenthesized_expression':
      return inner(node.children[0]);
    case 'ternary_expression': {
      const given = place.given.get(fieldOf(node, 'condition').text.replaceAll(/[()]/g, ''));
      if (given === 'true') return inner(fieldOf(node, 'consequence'));
      if (given === 'false') return inner(fieldOf(node, 'alternative'));
      return [...inner(fieldOf(node, 'consequence')), ...inner(fieldOf(node, 'alternative'))];
    }
    case 'identifier':
    case 'field_access': {
      const name = node.text.split('.').at(-1);
      if (place.known.has(name)) return [place.known.get(name)];
      const values = below(place.method, 'variable_declarator', 'assignment_expression')
        .filter((one) => (fieldOf(one, 'name') ?? fieldOf(one, 'left'))?.text === name)
        .map((one) => fieldOf(one, 'value') ?? fieldOf(one, 'right'));
      return values.length === 0 ? ['{}'] : values.flatMap(inner);
    }
    case 'method_invocation': {
      const name = fieldOf(node, 'name').text;
      const args = fieldOf(node, 'arguments').children;
      if (name === 'uri' || name === 'format') {
        return inner(args[0]).map((text) => text.replaceAll(/%[sd]/g, '{}'));
      }
      if (name === 'getURI') return ['/{}/{}'];
      return ['{}'];
    }
    default:
      return ['{}'];
  }
}

export function combine(parts) {
  return parts
    .reduce((all, texts) => all.flatMap((text) => texts.map((one) => text + one)), [''])
    .slice(0, 6);
}
