// SPDX-License-Identifier: Apache-2.0
import { operationsOf } from './operation-of.mjs';
import { requestsOf } from './requests-of.mjs';
import { serviceOf } from './services.mjs';

/** The package whose calls name the resource that they mean as a text. */
const TAGGED = 'networking/v2/extensions/attributestags';

const belowOpenstack = (name) => /\/(?:openstack(?:\/|$)|(?=gnocchi\/))(.*)/.exec(name)?.[1] ?? name;

/** Packages of a service's API; the others sign in, find endpoints or turn pages. */
const isOfService = (name) => /(?:^|\/)common\/|\/v\d+(\/|$)/.test(belowOpenstack(name));

/** Of the ways to sign in that a helper knows, the one that today's clouds have. */
const SIGN_IN = 'identity:token.create';

/** Of one path and method, where only the query says which: [end of the package, function, operations]. */
const BY_QUERY = [
  ['messaging/v2/messages', 'DeleteMessages', ['message:queue.message.delete-many']],
  ['messaging/v2/messages', 'PopMessages', ['message:queue.message.pop']],
];

/**
 * What each exported function of a Go library does.
 * @param packages import path → package (readGoPackages), with those of other libraries that it calls
 * @param own import paths whose functions are wanted
 * @returns `{ calls, misses }`: calls as in sdkData, misses as sentences
 */
export function operationsOfLibrary(packages, own) {
  const misses = new Set();
  const known = new Map();

  const walk = (one, home, caller, bound, walked) => {
    if (walked.has(one)) return { ids: [], missed: false };
    const place = serviceOf(belowOpenstack(home.path)) ?? caller;
    const key = [home.path, one.name, place?.service, JSON.stringify([...bound])].join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const within = new Set([...walked, one]);
    const { requests, calls } = requestsOf(one, home, packages, bound);
    const asked = requests.map((request) =>
      place === undefined
        ? { ids: [], why: `${request.method} ${request.url} of no service` }
        : operationsOf(request, place),
    );
    // What is created by ids asks for names only where it is given names: whoever does that calls the look-up, too.
    const followed = asked.length > 0 ? calls.filter((call) => call.one.name !== 'IDFromName') : calls;
    const called = followed.map((call) => walk(call.one, call.home, place, call.bound, within));
    const ids = [...new Set([...asked, ...called].flatMap((found) => found.ids))].sort();
    const missed = ids.length === 0 && (asked.length > 0 || called.some((found) => found.missed));
    if (missed)
      for (const { why } of asked) if (why !== undefined) misses.add(`${home.path}.${one.name}: ${why}`);
    const found = { ids, missed };
    known.set(key, found);
    return found;
  };

  const calls = {};
  for (const name of [...own].sort()) {
    const home = packages.get(name);
    const found = {};
    for (const [called, one] of home.functions) {
      if (!/^[A-Z]/.test(called)) continue;
      const { ids, missed } = walk(one, home, undefined, new Map(), new Set());
      if (isOfService(name)) {
        if (!missed) found[called] = ids;
      } else found[called] = ids.includes(SIGN_IN) ? [SIGN_IN] : ids;
      const byQuery = BY_QUERY.find(([end, only]) => name.endsWith(end) && only === called);
      if (byQuery !== undefined) found[called] = byQuery[2];
      if (name.endsWith(TAGGED)) Object.assign(found, tagged(called, one, home, packages));
    }
    for (const type of conversions(home)) found[type] ??= [];
    const entries = Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1));
    if (entries.length > 0) calls[name] = Object.fromEntries(entries);
  }
  return { calls, misses: [...misses].sort() };
}

/** Types that a value is converted to by what looks like a call: they ask nothing of a cloud. */
function conversions(home) {
  return [...home.types]
    .filter(([name, spec]) => {
      const type = spec.childForFieldName('type')?.type;
      return /^[A-Z]/.test(name) && type !== 'struct_type' && type !== 'interface_type';
    })
    .map(([name]) => name);
}

/** Resources that Neutron tags, as the call names them, and their path where the API reference has another. */
const RESOURCES = {
  networks: 'networks',
  subnets: 'subnets',
  ports: 'ports',
  subnetpools: 'subnetpools',
  routers: 'routers',
  floatingips: 'floatingips',
  'security-groups': 'security-groups',
  security_groups: 'security-groups',
  'qos/policies': 'policies',
  trunks: 'trunks',
};

function tagged(called, one, home, packages) {
  const place = serviceOf(belowOpenstack(home.path));
  const found = {};
  for (const [resource, path] of Object.entries(RESOURCES)) {
    const bound = new Map(one.parameters.map(({ name }) => [name, [name === 'resourceType' ? path : '{}']]));
    const { requests } = requestsOf(one, home, packages, bound);
    const ids = [...new Set(requests.flatMap((request) => operationsOf(request, place).ids))].sort();
    if (ids.length > 0) found[`${called}('${resource}')`] = ids;
  }
  return found;
}
