// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import type { SourceFile } from '../../detect/source-file.js';
import { findRestOperations } from '../../rest/find-rest-operations.js';
import { serviceHints } from '../../rest/service-hints.js';
import type { SdkIndex } from '../../sdks/sdk-index.js';
import { literalOf, type Expression } from './expression.js';
import { parseExpression } from './parse-expression.js';
import type { PythonCall, PythonFile } from './python-file.js';
import { classOf } from './read-python.js';
import { Resolver } from './resolve.js';
import { lookUp, textOf } from './text-of.js';

const VERBS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head']);
/** Functions that are given the method: of httplib, requests, keystoneauth, libcloud, and what is wrapped around them. */
const NAMED_VERB = /^(?:\w*_)?(?:request|req|Request|urlopen)(?:_next|_async)?$/;
/** Somebody else's paths look alike: only where the file says in its code that it speaks to an OpenStack. */
const SPEAKS_OPENSTACK =
  /^[^\S\n]*(?:from|import) .*openstack|x-auth-token|['"_.]keystone|\bendpoint_filter\b/im;
const OF_OPENSTACK = /openstack/i;
/** Clouds that grew out of OpenStack, whose drivers are built on OpenStack's and have services of their own. */
const OF_OTHERS = /rackspace/i;
const BODIES = ['json', 'data', 'body'];
/** The type that a file looks up in the catalog: `self.service_type = forced or "object-store"`. */
const TYPE_NAMED = /\bservice_type\b["']?\s*[=:]\s*(?:[\w.]+\s+or\s+)?["']([\w-]+)["']/g;

interface Asked {
  readonly method: string | null;
  readonly url: string;
  readonly args: Extract<Expression, { kind: 'call' }>;
}

/** Requests that the code builds itself, by the texts that it builds for them. */
export function findRequests(file: SourceFile, read: PythonFile, index: SdkIndex): readonly Finding[] {
  if (OF_OTHERS.test(file.path)) return [];
  if (!OF_OPENSTACK.test(file.path) && !SPEAKS_OPENSTACK.test(file.text)) return [];
  const resolver = new Resolver(read, index.passes);
  return read.calls.flatMap((call) => {
    const name = nameOf(call.callee);
    if (name === undefined) return [];
    const known = knownRequest(call, resolver, index);
    if (known === undefined && !VERBS.has(name) && !NAMED_VERB.test(name)) return [];
    const args = parseExpression(`f${call.args}`);
    if (args.kind !== 'call') return [];
    const services = () => servicesOf(file, call, args);
    const asked = known === undefined ? asRequest(name, args, call, services) : asKnown(known, args, call);
    return asked === undefined ? [] : findingsOf(file, call, asked, services());
  });
}

/** What the surroundings say of the service, the nearest first: the catalog’s type that the whole file names comes last. */
function servicesOf({ path, text }: SourceFile, call: PythonCall, args: Asked['args']): readonly string[] {
  const near = [...filtered(args), receiverOf(call.callee), classOf(call.scope)?.name ?? '', path];
  const named = [...text.matchAll(TYPE_NAMED)].map(([, type]) => type!);
  return [...near, ...named].flatMap(serviceHints);
}

function nameOf(callee: Expression): string | undefined {
  return callee.kind === 'attribute' || callee.kind === 'name' ? callee.name : undefined;
}

function knownRequest(call: PythonCall, resolver: Resolver, index: SdkIndex) {
  if (call.callee.kind !== 'attribute' || index.requests.size === 0) return undefined;
  const value = resolver.resolve(call.callee, call.scope, call.at);
  return value?.kind === 'path' ? index.requests.get(`${value.path}()`) : undefined;
}

function asKnown(
  { method, url }: { readonly method?: string | undefined; readonly url: number },
  args: Asked['args'],
  { scope, at }: PythonCall,
): Asked | undefined {
  const path = args.args[url];
  const text = path === undefined ? undefined : (textOf(path, scope, at) ?? '{}');
  const named = literalOf(args.named.get('method'));
  const asked = named ?? method ?? literalOf(args.args[0]);
  return text === undefined ? undefined : { method: asked, url: text, args };
}

/** A request by its looks: a verb, and a text that is a path or a URL. */
function asRequest(
  name: string,
  args: Asked['args'],
  { scope, at }: PythonCall,
  services: () => readonly string[],
): Asked | undefined {
  const texts = ['url', 'path', 'uri', 'action']
    .flatMap((key) => args.named.get(key) ?? [])
    .concat(args.args.slice(0, 3))
    .map((one) => textOf(one, scope, at));
  const url =
    texts.find((one) => one !== undefined && /^(?:\/|\{\}|https?:)/.test(one) && /\/\w/.test(one)) ??
    // Containers and objects have no word of their own in their paths.
    texts.find((one) => one !== undefined && /^(?:\/\{\})+$/.test(one) && services()[0] === 'object-store');
  if (url === undefined) return undefined;
  if (VERBS.has(name)) return { method: name.toUpperCase(), url, args };
  const written = args.named.get('method');
  const given = [written, ...args.args.slice(0, 3)]
    .map((one) => (one === undefined ? undefined : textOf(one, scope, at)))
    .find((one) => one !== undefined && VERBS.has(one.toLowerCase()));
  // Every such function reads unless told otherwise; a method that is not known could be any.
  const method = given?.toUpperCase() ?? (written === undefined ? 'GET' : null);
  return { method, url, args };
}

function findingsOf(
  file: SourceFile,
  call: PythonCall,
  { method, url, args }: Asked,
  services: readonly string[],
): readonly Finding[] {
  const isStore = services[0] === 'object-store' && !/^(?:\/v1|https?:|\{\}:)/.test(url);
  const path = isStore ? `/v1/AUTH_{}/${url.replace(/^\//, '')}` : url;
  const isAction = /\/action\/?$/.test(url);
  const actions = isAction ? keysOf(args, call) : [undefined];
  return actions.flatMap((action) =>
    findRestOperations({ method, path, services, ...(action === undefined ? {} : { action }) })
      .filter(({ confidence }) => confidence !== 'low' || OF_OPENSTACK.test(file.path))
      .map(({ operation, confidence }): Finding => ({
        kind: 'operation',
        line: call.line,
        operation,
        confidence,
        via: 'rest',
        call: call.text,
      })),
  );
}

/** `endpoint_filter={'service_type': 'compute'}` says which service is meant. */
function filtered(args: Asked['args']): readonly string[] {
  const filter = args.named.get('endpoint_filter');
  if (filter?.kind !== 'dict') return [];
  const place = filter.keys.findIndex((key) => literalOf(key) === 'service_type');
  const type = literalOf(filter.values[place]);
  return type === null ? [] : [type];
}

function receiverOf(callee: Expression): string {
  const names: string[] = [];
  for (let at: Expression = callee; at.kind === 'attribute' || at.kind === 'call'; at = at.of) {
    if (at !== callee && at.kind === 'attribute') names.unshift(at.name);
    if (at.of.kind === 'name') names.unshift(at.of.name);
  }
  return names.join('.');
}

/** Keys of the body, one of which names the action. */
function keysOf(args: Asked['args'], { scope, at }: PythonCall): readonly (string | undefined)[] {
  for (const name of BODIES) {
    const given = args.named.get(name);
    const body = given?.kind === 'name' ? lookUp(given, scope, at)?.value : given;
    if (body?.kind !== 'dict') continue;
    return body.keys.flatMap((key) => textOf(key, scope, at) ?? []);
  }
  return [undefined];
}
