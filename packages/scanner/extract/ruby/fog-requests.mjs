// SPDX-License-Identifier: Apache-2.0
import { findRestOperations } from '../../dist/rest/find-rest-operations.js';
import { textsOf } from './evaluate.mjs';
import { below, calledOnSelf, pairsOf, parseRuby, rubyFiles, scopeOf } from './ruby-tree.mjs';

/** Names that fog's requests write their paths with, where a literal stands for all of them. */
const KNOWN = {
  collection_name: 'servers',
  action_prefix: 'os-',
  'Fog::OpenStack.escape(container)': '{}',
};

/**
 * The operations of each request of a service of fog-openstack.
 * @param folders `requests` folders, those that win first
 * @param service official type @param prefix of every path, such as `/v3/`
 * @returns `{ requests: Map name → ids, misses }`
 */
export async function readRequests(folders, service, prefix) {
  const methods = new Map();
  for (const folder of folders) {
    for (const file of rubyFiles(folder)) {
      for (const method of below(await parseRuby(file), 'method')) {
        const name = method.childForFieldName('name').text;
        if (!scopeOf(method).endsWith('::Real')) continue;
        const known = methods.get(name);
        if (known === undefined) methods.set(name, method);
      }
    }
  }
  const requests = new Map();
  const misses = [];
  for (const name of [...methods.keys()].toSorted()) {
    const ids = operationsOf(name, { methods, service, prefix, keys: [], seen: new Set(), misses });
    if (!name.startsWith('_')) requests.set(name, ids);
  }
  return { requests, misses };
}

function operationsOf(name, context) {
  const method = context.methods.get(name);
  if (method === undefined || context.seen.has(name)) return [];
  const seen = new Set([...context.seen, name]);
  const keys = [...context.keys, ...actionKeys(method)];
  const own = sentBy(method).flatMap((request) => operationsOfRequest(name, request, { ...context, keys }));
  const called = calledOnSelf(method)
    .filter((callee) => callee !== name && context.methods.has(callee))
    .flatMap((callee) => operationsOf(callee, { ...context, keys, seen }));
  return [...new Set([...own, ...called])].toSorted();
}

/** Hashes with method and path, wherever in the method: they are what is requested. */
function sentBy(method) {
  return below(method, 'argument_list', 'hash')
    .map((node) => new Map(pairsOf(node)))
    .filter((pairs) => pairs.has('method') || pairs.has('path'))
    .map((pairs) => ({
      methods: textsOf(pairs.get('method') ?? null, method, KNOWN).map((text) => text.toUpperCase()),
      paths: pairs.has('path') ? textsOf(pairs.get('path'), method, KNOWN) : [''],
      query: pairs.has('query'),
    }))
    .filter(({ methods }) => methods.every((one) => /^[A-Z]+$/.test(one)));
}

function operationsOfRequest(name, { methods, paths }, { service, prefix, keys, misses }) {
  const found = [];
  for (const method of methods) {
    for (const path of paths) {
      const written = `${prefix}${path.replace(/^\//, '')}`;
      const asked = [undefined, ...new Set(keys)];
      const ids = asked.flatMap((action) =>
        findRestOperations({
          method,
          path: written,
          services: [service],
          ...(action === undefined ? {} : { action }),
        })
          .filter((one) => one.operation.startsWith(`${service}:`))
          .map((one) => one.operation),
      );
      const acting = ids.filter((id) => id.includes('.action.'));
      found.push(...(acting.length > 0 ? acting : ids));
      if (ids.length === 0 && !misses.some((miss) => miss.startsWith(`${name} `))) {
        misses.push(`${name} ${method} ${written} ${keys.slice(0, 3).join(',')}`);
      }
    }
  }
  return found;
}

/** Keys of the outermost hashes that are not themselves the request. */
function actionKeys(method) {
  return below(method, 'hash', 'argument_list')
    .filter((node) => node.parent.type !== 'pair')
    .map((node) => pairsOf(node))
    .filter((pairs) => !pairs.some(([key]) => key === 'method' || key === 'path'))
    .flatMap((pairs) => pairs.map(([key]) => key.replace(/#\{action_prefix\}/, '')))
    .concat(
      below(method, 'element_reference').flatMap((one) =>
        below(one, 'string_content', 'simple_symbol').map((text) => text.text.replace(/^:/, '')),
      ),
    );
}
