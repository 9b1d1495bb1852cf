// SPDX-License-Identifier: Apache-2.0
import type { OperationKind } from '../operations/operation.js';
import { canonicalPath } from './canonical-path.js';
import { kebab, singular } from './words.js';

/** Exceptions from the rules below, as data (data/curation/naming.json), by service type. */
export interface NamingExceptions {
  /** Literal path segment -> word to use for it; empty: the segment adds nothing to the name. */
  readonly words?: Readonly<Record<string, string>>;
  /** Resource as the rules would name it -> resource to use. */
  readonly resources?: Readonly<Record<string, string>>;
  /** "METHOD canonical-path[#action][?name=value][^header=value]" -> "resource.verb" */
  readonly operations?: Readonly<Record<string, string>>;
}

export interface OperationName {
  readonly resource: string;
  readonly verb: string;
}

type Selectors = Readonly<Record<string, string | true>>;

export interface Nameable {
  readonly service?: string;
  readonly method: string;
  readonly path: string;
  readonly action?: string;
  readonly query?: Selectors;
  readonly header?: Selectors;
  readonly handler?: string;
}

/** All places of a service's tree: canonical path -> methods seen there. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Names an operation: resources along the path, singular, joined by dots, then the verb.
 * GET /servers -> server.list, PUT /routers/{id}/add_router_interface -> router.add-router-interface.
 */
export function nameOperation(row: Nameable, places: Places, exceptions: NamingExceptions): OperationName {
  const path = canonicalPath(row.path, row.service);
  const action = row.action === undefined ? '' : `#${row.action}`;
  const key = `${row.method} ${path}${action}${selectors('?', row.query)}${selectors('^', row.header)}`;
  const fixed = exceptions.operations?.[key];
  if (row.method === 'HEAD' && fixed === undefined)
    return checkOf(nameOperation({ ...row, method: 'GET' }, places, exceptions));
  const { resource, verb } = fixed === undefined ? byRule(row, path, places, exceptions) : splitName(fixed);
  return { resource: exceptions.resources?.[resource] ?? resource, verb };
}

function selectors(mark: string, wanted: Selectors = {}): string {
  const given = Object.entries(wanted).map(([name, value]) => `${name}=${value}`);
  return given.length === 0 ? '' : `${mark}${given.sort().join('&')}`;
}

/** HEAD asks whether what GET would answer is there. */
function checkOf({ resource, verb }: OperationName): OperationName {
  const verbs: Record<string, string> = { show: 'check', list: 'check-all' };
  return { resource, verb: verbs[verb] ?? `check-${verb}` };
}

function splitName(name: string): OperationName {
  const action = name.indexOf('.action.');
  const dot = action >= 0 ? action : name.lastIndexOf('.');
  return { resource: name.slice(0, dot), verb: name.slice(dot + 1) };
}

function byRule(row: Nameable, path: string, places: Places, exceptions: NamingExceptions): OperationName {
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.length === 0) return { resource: 'version', verb: /^\/v\d/.test(row.path) ? 'show' : 'list' };
  const chain = new Chain(exceptions);
  segments.slice(0, -1).forEach((segment, at) => {
    if (segment === '{}') return;
    if (at === 0 && /^v\d/.test(segment)) return chain.pushAsIs(segment);
    const isCollection = places.has(`/${segments.slice(0, at + 1).join('/')}/{}`);
    if (segments[at + 1] === '{}' || isCollection) chain.push(segment);
    else chain.group(segment);
  });
  const last = segments[segments.length - 1]!;
  if (row.action !== undefined) return { resource: chain.toString(), verb: `action.${kebab(row.action)}` };
  if (last === '{}') return { resource: chain.toString(), verb: itemVerb(row, path, places) };
  return terminal(row, path, last, segments, places, chain);
}

function terminal(
  row: Nameable,
  path: string,
  last: string,
  segments: readonly string[],
  places: Places,
  chain: Chain,
): OperationName {
  if (last === 'detail' && row.method === 'GET') {
    return { resource: chain.toString(), verb: segments.includes('{}') ? 'show-detail' : 'list-detail' };
  }
  const isCollection = places.has(`${path}/{}`) || /\.(index|list\w*|get_all)$/.test(row.handler ?? '');
  if (isCollection) {
    chain.push(last);
    return { resource: chain.toString(), verb: collectionVerb(row.method) };
  }
  const parent = `/${segments.slice(0, -1).join('/')}`;
  const atMember = parent.endsWith('{}');
  const atCollection = !atMember && places.has(`${parent}/{}`);
  const readable = places.get(path)?.has('GET') ?? false;
  if (atCollection || (atMember && !readable)) {
    return { resource: chain.toString(), verb: kebab(last) };
  }
  chain.pushAsIs(last);
  return { resource: chain.toString(), verb: singletonVerb(row.method) };
}

function itemVerb(row: Nameable, path: string, places: Places): string {
  const methods = places.get(path);
  if (row.method === 'GET') return 'show';
  if (row.method === 'PATCH') return 'update';
  if (row.method === 'PUT') return methods?.has('PATCH') ? 'replace' : 'update';
  if (row.method === 'POST') return 'create';
  return row.method.toLowerCase();
}

function collectionVerb(method: string): string {
  const verbs: Record<string, string> = {
    GET: 'list',
    POST: 'create',
    PUT: 'replace-all',
    DELETE: 'delete-all',
  };
  return verbs[method] ?? method.toLowerCase();
}

function singletonVerb(method: string): string {
  const verbs: Record<string, string> = {
    GET: 'show',
    POST: 'create',
    PUT: 'update',
    PATCH: 'update',
  };
  return verbs[method] ?? method.toLowerCase();
}

/** Resources along a path; literals that only group others are joined to the next by a hyphen. */
class Chain {
  private readonly parts: string[] = [];
  private pending: string[] = [];
  private readonly exceptions: NamingExceptions;

  constructor(exceptions: NamingExceptions) {
    this.exceptions = exceptions;
  }
  group(segment: string): void {
    const word = this.exceptions.words?.[segment] ?? kebab(segment);
    if (word !== '') this.pending.push(word);
  }
  push(segment: string): void {
    this.add(this.exceptions.words?.[segment] ?? singular(kebab(segment)));
  }
  pushAsIs(segment: string): void {
    this.add(this.exceptions.words?.[segment] ?? kebab(segment));
  }
  private add(word: string): void {
    const whole = [...this.pending, word].filter((part) => part !== '').join('-');
    this.pending = [];
    if (whole !== '') this.parts.push(whole);
  }
  toString(): string {
    return [...this.parts, ...(this.pending.length > 0 ? [this.pending.join('-')] : [])].join('.');
  }
}

/** What an operation does, from its name and method. */
export function kindOf({ resource, verb }: OperationName, method: string): OperationKind {
  if (resource === 'version') return 'version';
  if (verb.startsWith('action.')) return 'action';
  if (verb.startsWith('list')) return 'list';
  if (verb === 'create') return 'create';
  if (method === 'GET' || method === 'HEAD') return 'read';
  if (method === 'DELETE') return 'delete';
  if (/^(update|replace|replace-all)$/.test(verb)) return 'update';
  if (method === 'OPTIONS') return 'other';
  return 'action';
}
