// SPDX-License-Identifier: Apache-2.0
import { below, children, literal } from './go-packages.mjs';

/** Stands for what only the running program knows. */
export const UNKNOWN = '{}';
/** Stands for the root of the service (`client.Endpoint`), and for where its resources begin (`client.ServiceURL`). */
export const ROOT = '<root>';
export const BASE = '<base>';

const MOST = 24;
const DEEPEST = 9;

/** Functions that give back their first argument as far as a path's shape goes. */
const SAME_AS_FIRST =
  /^(url\.(PathEscape|QueryEscape)|strings\.(Trim\w*|Replace\w*|ToLower)|utils\.BaseEndpoint|string|path\.Clean)$/;

const cut = (texts) => [...new Set(texts)].slice(0, MOST);

function product(parts, join) {
  let all = [[]];
  for (const part of parts) all = all.flatMap((one) => part.map((text) => [...one, text])).slice(0, MOST);
  return cut(all.map(join));
}

/** Local names of a function → every expression that is assigned to them; the results of one call share it. */
export function localsOf(one) {
  const locals = new Map();
  const add = (name, value, result) => {
    if (!locals.has(name)) locals.set(name, []);
    locals.get(name).push({ value, result });
  };
  for (const node of below(one.body, 'short_var_declaration', 'assignment_statement')) {
    if (node.type === 'assignment_statement' && node.childForFieldName('operator').text !== '=') continue;
    const left = children(node.childForFieldName('left'));
    const right = children(node.childForFieldName('right'));
    left.forEach((name, at) => {
      if (name.type !== 'identifier') return;
      if (left.length === right.length) add(name.text, right[at], 0);
      else if (right.length === 1) add(name.text, right[0], at);
    });
  }
  for (const node of below(one.body, 'var_spec')) {
    const value = node.childForFieldName('value');
    if (value !== null) add(node.childForFieldName('name').text, children(value)[0], 0);
  }
  return locals;
}

/**
 * The texts that an expression can have, with UNKNOWN for what is not known.
 * @param node expression
 * @param at where: `{ packages, home, one, locals, bound }`, bound: parameter → texts
 * @param result which of a call's results is meant
 */
export function textsOf(node, at, depth = 0, result = 0) {
  if (node === undefined || node === null || depth > DEEPEST) return [UNKNOWN];
  const text = literal(node);
  if (text !== undefined) return [text];
  switch (node.type) {
    case 'identifier':
      return textsOfName(node.text, at, depth);
    case 'binary_expression':
      return product(
        [node.childForFieldName('left'), node.childForFieldName('right')].map((side) =>
          textsOf(side, at, depth + 1),
        ),
        (parts) => parts.join(''),
      );
    case 'parenthesized_expression':
    case 'unary_expression':
      return textsOf(children(node).at(-1), at, depth + 1);
    case 'selector_expression':
      return textsOfSelector(node, at, depth);
    case 'call_expression':
      return textsOfCall(node, at, depth, result);
    default:
      return [UNKNOWN];
  }
}

function textsOfName(name, at, depth) {
  if (at.bound.has(name)) return at.bound.get(name);
  const values = at.locals.get(name);
  if (values !== undefined) {
    const without = { ...at, locals: new Map([...at.locals].filter(([other]) => other !== name)) };
    return cut(values.flatMap(({ value, result }) => textsOf(value, without, depth + 1, result)));
  }
  if (at.one.parameters.some((parameter) => parameter.name === name)) return [UNKNOWN];
  const constant = at.home.constants.get(name);
  return constant === undefined
    ? [UNKNOWN]
    : textsOf(constant, { ...at, bound: new Map(), locals: new Map() }, depth + 1);
}

function textsOfSelector(node, at, depth) {
  const field = node.childForFieldName('field').text;
  const operand = node.childForFieldName('operand').text;
  if (field === 'Endpoint') return [ROOT];
  if (field === 'ResourceBase') return [BASE];
  const elsewhere = at.packages.get(at.one.imports.get(operand));
  const constant = elsewhere?.constants.get(field);
  return constant === undefined
    ? [UNKNOWN]
    : textsOf(constant, { ...at, home: elsewhere, bound: new Map(), locals: new Map() }, depth + 1);
}

function textsOfCall(node, at, depth, result) {
  const callee = node.childForFieldName('function').text;
  const args = children(node.childForFieldName('arguments'));
  const each = () => args.map((arg) => textsOf(arg, at, depth + 1));
  if (callee.endsWith('.ServiceURL')) return product(each(), (parts) => `${BASE}${parts.join('/')}`);
  if (callee.endsWith('.ResourceBaseURL')) return [BASE];
  if (SAME_AS_FIRST.test(callee)) return textsOf(args[0], at, depth + 1);
  if (callee === 'fmt.Sprintf') {
    return product(each(), ([format, ...rest]) =>
      format.replaceAll(/%[+#]?[a-z]/g, () => rest.shift() ?? UNKNOWN),
    );
  }
  if (callee === 'strings.Join') return [UNKNOWN];
  const called = findFunction(callee, at);
  if (called === undefined) return [UNKNOWN];
  return cut(
    below(called.one.body, 'return_statement').flatMap((statement) => {
      const list = children(statement)[0];
      const returned = list?.type === 'expression_list' ? children(list)[result] : list;
      if (returned === undefined) return [];
      const inner = {
        ...at,
        ...called,
        locals: localsOf(called.one),
        bound: bind(called.one, args, at, depth),
      };
      return textsOf(returned, inner, depth + 1);
    }),
  ).filter((text) => text !== '');
}

/** What the parameters of a called function stand for. */
export function bind(one, args, at, depth) {
  return new Map(
    one.parameters.map(({ name }, index) => [
      name,
      args[index] === undefined ? [UNKNOWN] : textsOf(args[index], at, depth + 1),
    ]),
  );
}

/** The function of this package, or of another one of the library, that a callee names. */
export function findFunction(callee, at) {
  const [first, second, more] = callee.split('.');
  if (more !== undefined) return undefined;
  if (second === undefined) {
    const one = at.home.functions.get(first);
    return one === undefined ? undefined : { one, home: at.home };
  }
  const home = at.packages.get(at.one.imports.get(first));
  const one = home?.functions.get(second);
  return one === undefined ? undefined : { one, home };
}
