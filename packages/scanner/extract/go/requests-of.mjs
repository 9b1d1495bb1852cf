// SPDX-License-Identifier: Apache-2.0
import { bodyKeys } from './body-keys.mjs';
import { findFunction, localsOf, textsOf } from './evaluate.mjs';
import { below, children } from './go-packages.mjs';

const VERBS = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head']);
const WITH_BODY = new Set(['Post', 'Put', 'Patch']);

const isClient = (type) => /ServiceClient$|ProviderClient$/.test(type);

/** Headers that a request sends by name, in lower case: they select operations of the object store. */
const headersIn = (node) =>
  below(node, 'interpreted_string_literal')
    .map((one) => one.text.slice(1, -1).toLowerCase())
    .filter((text) => /^(x-|destination$|content-type$)/.test(text));

/**
 * The requests that a function sends itself, and the functions of the library that it calls.
 * @param bound what its parameters stand for, where that is known
 * @returns `{ requests: [{ method, url, keys, headers }], calls: [{ one, home, bound }] }`
 */
export function requestsOf(one, home, packages, bound = new Map()) {
  const requests = [];
  const calls = [];
  if (one.body === null) return { requests, calls };
  const at = { packages, home, one, locals: localsOf(one), bound };
  const clients = new Set(one.parameters.filter(({ type }) => isClient(type)).map(({ name }) => name));
  for (const node of below(one.body, 'call_expression')) {
    const callee = node.childForFieldName('function');
    const given = children(node.childForFieldName('arguments'));
    const args = [...given];
    if (/(^|\.)ctx$|context\./.test(args[0]?.text ?? '')) args.shift();
    const found = requestOfMethod(callee, args, clients, at) ?? requestOfPager(callee, args, at);
    if (found !== undefined)
      requests.push(...found.map((request) => ({ ...request, headers: headersIn(one.body) })));
    else {
      const called = findFunction(callee.text, at);
      if (called === undefined || called.one === one || !canAsk(called.one)) continue;
      // A URL that was handed over is known only here.
      calls.push({ ...called, bound: bindUrls(called.one, given, at) });
    }
  }
  return { requests, calls };
}

/** Whether a function of the library can send anything: it is given a client, or signs in. */
const canAsk = (one) =>
  !one.name.endsWith('URL') &&
  (one.parameters.some(({ type }) => isClient(type)) || /Client$|^Authenticate/.test(one.name));

/** What the texts stand for that a function is given, where they are part of a path. */
function bindUrls(one, given, at) {
  const found = one.parameters.flatMap(({ name, type }, index) => {
    const texts = type === 'string' && given[index] !== undefined ? textsOf(given[index], at, 6) : [];
    return texts.some((text) => text !== '{}') ? [[name, texts]] : [];
  });
  return new Map(found);
}

function requestOfMethod(callee, args, clients, at) {
  if (callee.type !== 'selector_expression') return undefined;
  if (!clients.has(callee.childForFieldName('operand').text)) return undefined;
  const name = callee.childForFieldName('field').text;
  if (VERBS.has(name)) {
    const keys = WITH_BODY.has(name) ? bodyKeys(args[1], at) : [];
    return textsOf(args[0], at).map((url) => ({ method: name.toUpperCase(), url, keys }));
  }
  if (name !== 'Request') return undefined;
  const body = below(args[2] ?? args[1], 'keyed_element').find((one) => /^JSONBody\b/.test(one.text));
  const value = body === undefined ? undefined : children(children(body).at(-1))[0];
  return textsOf(args[0], at).flatMap((method) =>
    textsOf(args[1], at).map((url) => ({ method: method.toUpperCase(), url, keys: bodyKeys(value, at) })),
  );
}

function requestOfPager(callee, args, at) {
  if (!/^pagination\.NewPager$/.test(callee.text)) return undefined;
  return textsOf(args[1], at).map((url) => ({ method: 'GET', url, keys: [] }));
}
