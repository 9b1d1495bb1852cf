// SPDX-License-Identifier: Apache-2.0
import { bind, findFunction, localsOf, textsOf } from './evaluate.mjs';
import { below, children, literal } from './go-packages.mjs';

const DEEPEST = 6;

/** Top-level keys that the request body of an expression can have, in the order in which they are met. */
export function bodyKeys(node, at, depth = 0) {
  if (node === undefined || node === null || depth > DEEPEST) return [];
  switch (node.type) {
    case 'unary_expression':
    case 'parenthesized_expression':
      return bodyKeys(children(node).at(-1), at, depth + 1);
    case 'composite_literal':
      return compositeKeys(node, at);
    case 'identifier':
      return [
        ...(at.locals.get(node.text) ?? []).flatMap(({ value }) => bodyKeys(value, at, depth + 1)),
        ...declaredKeys(node.text, at),
        ...indexedKeys(node.text, at),
      ];
    case 'call_expression':
      return keysOfCall(node, at, depth);
    default:
      return [];
  }
}

function compositeKeys(node, at) {
  const type = node.childForFieldName('type');
  if (type.type === 'map_type') {
    return children(node.childForFieldName('body')).flatMap((element) => {
      const key = children(element)[0];
      return textsOf(key?.type === 'literal_element' ? children(key)[0] : key, at);
    });
  }
  const struct =
    type.type === 'struct_type'
      ? type
      : (below(at.one.body, 'type_spec').find((spec) => spec.childForFieldName('name').text === type.text) ??
        at.home.types.get(type.text));
  return struct === undefined ? [] : structKeys(struct);
}

/** Names that the fields of a struct have in JSON. */
function structKeys(struct) {
  const list = below(struct, 'field_declaration_list')[0];
  if (list === undefined) return [];
  return children(list).flatMap((field) => {
    const tag = field.childForFieldName('tag');
    const name = tag === null ? undefined : /json:"([^",]+)/.exec(literal(tag))?.[1];
    return name === undefined || name === '-' ? [] : [name];
  });
}

/** Keys of a body that is declared as a struct and filled field by field: `var request struct { … }`. */
function declaredKeys(name, at) {
  return below(at.one.body, 'var_spec')
    .filter((spec) => spec.childForFieldName('name').text === name)
    .map((spec) => spec.childForFieldName('type'))
    .flatMap((type) => (type?.type === 'struct_type' ? structKeys(type) : []));
}

/** Keys set one by one: `body["os-getVNCConsole"] = …`. */
function indexedKeys(name, at) {
  return below(at.one.body, 'assignment_statement').flatMap((statement) =>
    children(statement.childForFieldName('left'))
      .filter((left) => left.type === 'index_expression' && left.childForFieldName('operand').text === name)
      .flatMap((left) => textsOf(left.childForFieldName('index'), at)),
  );
}

function keysOfCall(node, at, depth) {
  const callee = node.childForFieldName('function').text;
  const args = children(node.childForFieldName('arguments'));
  if (/(^|\.)BuildRequestBody$/.test(callee)) {
    const parent = textsOf(args[1], at)[0];
    return parent === undefined || parent === '' || parent === '{}' ? keysOfType(args[0], at) : [parent];
  }
  const called = findFunction(callee, at);
  if (called !== undefined) {
    return keysReturned(
      { ...at, ...called, locals: localsOf(called.one), bound: bind(called.one, args, at, 0) },
      depth,
    );
  }
  const method = callee.split('.').at(-1);
  if (!/^To[A-Z]\w*(Map|Body|Bytes)$/.test(method)) return [];
  return [
    ...new Set(
      at.home.methods
        .filter((one) => one.name === method && one.body !== null)
        .flatMap((one) => keysReturned({ ...at, one, locals: localsOf(one), bound: new Map() }, depth)),
    ),
  ];
}

/** The keys of a body that is a struct of the package as it stands: the type of the parameter or receiver. */
function keysOfType(node, at) {
  const name = node?.text;
  const type = at.one.parameters.find((parameter) => parameter.name === name)?.type ?? at.one.receiver;
  const struct = at.home.types.get(type);
  return struct === undefined ? [] : structKeys(struct);
}

function keysReturned(at, depth) {
  return below(at.one.body, 'return_statement').flatMap((statement) => {
    const result = children(statement)[0];
    if (result === undefined) return [];
    return bodyKeys(result.type === 'expression_list' ? children(result)[0] : result, at, depth + 1);
  });
}
