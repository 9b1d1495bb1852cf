// SPDX-License-Identifier: Apache-2.0
import { findRestOperations } from '../../dist/rest/find-rest-operations.js';
import { combine, textsOf } from './evaluate.mjs';
import { below, fieldOf } from './java-tree.mjs';
import { lineage, methodsOf } from './openstack4j-classes.mjs';

const VERB = /^(get|post|put|patch|delete|head)(?:WithResponse)?$/;

/** Where the classes of a service send their requests: `{ service, version }`, from the constructors of their base. */
export function serviceOf(type, { types, services }) {
  let service;
  let version;
  for (const one of lineage(type, types)) {
    const made = below(one.node, 'constructor_declaration')
      .map((node) => node.text)
      .join('\n');
    const text = made.includes('ServiceType.') ? made : one.node.text;
    service ??= services[/ServiceType\.(\w+)/.exec(text)?.[1] ?? ''];
    version ??= /"\/(v[\d.]+)"/.exec(text)?.[1];
    if (service !== undefined) return { service, version };
  }
  // BaseOpenStackService's own default.
  return { service: 'identity', version: version ?? (type.name.includes('.v2.') ? 'v2.0' : 'v3') };
}

/** The operations of each method of a service's class. @returns `{ calls: Map name → ids, misses }` */
export function requestsOf(type, context) {
  const family = lineage(type, context.types).filter((one) => one.node.type === 'class_declaration');
  const methods = family.flatMap((one) => methodsOf(one));
  const constants = new Map([
    ...context.constants,
    ...family.toReversed().flatMap((one) => [...context.ownConstants.get(one.program)]),
  ]);
  const place = {
    ...context,
    ...serviceOf(type, context),
    constants,
    resolve: type.resolve,
    methods,
    misses: [],
  };
  const calls = new Map();
  const own = methodsOf(type).toSorted((a, b) => arity(a) - arity(b));
  for (const method of own) {
    const name = fieldOf(method, 'name').text;
    // Overloads with fewer parameters are the plain ones.
    if ((calls.get(name) ?? []).length > 0) continue;
    calls.set(name, operationsOf(method, place, new Map(), new Set()));
  }
  return { calls, misses: place.misses };
}

function operationsOf(method, place, given, seen) {
  if (seen.has(method)) return [];
  const within = new Set([...seen, method]);
  const found = [];
  const keys = keysIn(method, place);
  for (const call of below(method, 'method_invocation')) {
    if (fieldOf(call, 'object') !== undefined && fieldOf(call, 'object').type !== 'this') continue;
    const name = fieldOf(call, 'name').text;
    const args = fieldOf(call, 'arguments').children;
    const verb = VERB.exec(name)?.[1];
    const isRequest =
      verb !== undefined && (name.endsWith('WithResponse') || args[0]?.type === 'class_literal');
    if (isRequest) {
      const paths = args.filter((one) => one.type !== 'class_literal');
      const texts = combine(paths.map((one) => textsOf(one, { method, known: place.constants, given })));
      found.push(...asked(verb.toUpperCase(), texts, keys, place, fieldOf(method, 'name').text));
    } else if (name === 'request' && args[0]?.text.startsWith('HttpMethod.')) {
      const texts = textsOf(args[2], { method, known: place.constants, given });
      found.push(
        ...asked(args[0].text.slice('HttpMethod.'.length), texts, keys, place, fieldOf(method, 'name').text),
      );
    } else {
      const callee = place.methods.find(
        (one) => fieldOf(one, 'name').text === name && takes(one, args) && !within.has(one),
      );
      if (callee === undefined) continue;
      const names = fieldOf(callee, 'parameters').children.map((one) => fieldOf(one, 'name')?.text);
      const values = new Map(args.map((one, at) => [names[at], literalBoolean(one, given)]));
      const inner = { ...place, keys: [...(place.keys ?? []), ...keys] };
      found.push(...operationsOf(callee, inner, values, within));
    }
  }
  return [...new Set(found)].toSorted();
}

function literalBoolean(node, given) {
  if (/^(?:true|Boolean\.TRUE)$/.test(node.text)) return 'true';
  if (/^(?:false|Boolean\.FALSE)$/.test(node.text)) return 'false';
  return given.get(node.text);
}

function asked(method, texts, keys, place, name) {
  const { service, version, misses } = place;
  return texts.flatMap((text) => {
    const path = `{}/${version === undefined || /^\/?v\d/.test(text) ? '' : `${version}/`}${text.replace(/^\//, '')}`;
    const actions = [...(place.keys ?? []), ...keys];
    const ids = [undefined, ...new Set(actions)].flatMap((action) =>
      findRestOperations({ method, path, services: [service], ...(action === undefined ? {} : { action }) })
        .filter((one) => one.operation.startsWith(`${service}:`))
        .map((one) => one.operation),
    );
    const acting = ids.filter((id) => id.includes('.action.'));
    if (ids.length === 0) misses.push(`${name} ${method} ${path} ${actions.slice(0, 3).join(',')}`);
    return acting.length > 0 ? acting : [...new Set(ids)];
  });
}

/** Names under which the classes that a method makes are written: what an action is called. */
function keysIn(method, { rootNames, resolve, types }) {
  const nestedIn = (name) => [...rootNames].filter(([one]) => one.startsWith(`${name}.`));
  return below(method, 'type_identifier', 'identifier').flatMap((one) => {
    const name = /^[A-Z]/.test(one.text) ? resolve(one.text, types) : undefined;
    if (name === undefined) return nestedNamed(one.text, rootNames, method);
    if (rootNames.has(name)) return [rootNames.get(name)];
    const nested = nestedIn(name);
    const called = nested.filter(([inner]) =>
      method.text.includes(`${one.text}.${inner.split('.').at(-1).toLowerCase()}(`),
    );
    return called.map(([, root]) => root);
  });
}

/** A nested class that is imported with all others of its class: `ConfirmResize` of BasicActions. */
function nestedNamed(text, rootNames, method) {
  const named = /^[A-Z]/.test(text)
    ? [...rootNames].filter(([name]) => name.endsWith(`Actions.${text}`))
    : [];
  const qualified = named.filter(([name]) => method.text.includes(name.split('.').slice(-2).join('.')));
  return (qualified.length > 0 ? qualified : named).map(([, root]) => root);
}

function arity(method) {
  return fieldOf(method, 'parameters').children.length;
}

/** Whether a method takes such arguments, by their number and by what their literals are. */
function takes(method, args) {
  const types = fieldOf(method, 'parameters').children.map((one) => fieldOf(one, 'type')?.text ?? '');
  if (types.length !== args.length) return false;
  return args.every((arg, at) => {
    const isBoolean = /^[bB]oolean$/.test(types[at]);
    if (arg.type === 'null_literal') return !/^(?:boolean|int|long)$/.test(types[at]);
    return /^(?:true|false|Boolean\.(?:TRUE|FALSE))$/.test(arg.text) ? isBoolean : true;
  });
}
