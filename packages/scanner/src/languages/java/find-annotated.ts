// SPDX-License-Identifier: Apache-2.0
import type { OperationFinding } from '../../detect/finding.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import { findRestOperations, type RestOperation } from '../../rest/find-rest-operations.js';
import { serviceHints } from '../../rest/service-hints.js';
import { HOLE } from '../../rest/source-path.js';

const VERB = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/;
const LINE = /^(GET|POST|PUT|PATCH|DELETE|HEAD)\s+(\S+)/;

/** A method of an interface of which annotations say what request it is. */
export interface AnnotatedMethod {
  readonly line: number;
  readonly type: string;
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Names of query parameters that are always sent. */
  readonly query: readonly string[];
  /** What the body's key may be. */
  readonly keys: readonly string[];
  readonly text: string;
}

/**
 * Requests that interfaces declare by annotations: JAX-RS as clients use it (`@GET @Path("/servers/{id}")`, jclouds,
 * RESTEasy, MicroProfile), Retrofit (`@GET("servers/{id}")`) and Feign (`@RequestLine("GET /servers/{id}")`). Classes with
 * such annotations answer requests, and are left out.
 */
export function annotatedMethods(program: SyntaxNode): readonly AnnotatedMethod[] {
  const found: AnnotatedMethod[] = [];
  const open: SyntaxNode[] = [program];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'interface_declaration') found.push(...methodsOf(node));
    if (/^program$|_declaration$|_body$/.test(node.type)) open.push(...node.children);
  }
  return found.toSorted((a, b) => a.line - b.line);
}

function methodsOf(type: SyntaxNode): readonly AnnotatedMethod[] {
  const base = annotationsOf(type).get('Path') ?? '';
  const name = fieldOf(type, 'name')?.text ?? '';
  return (fieldOf(type, 'body')?.children ?? []).flatMap((node) => {
    const method = node.type === 'method_declaration' ? readMethod(node, name, base) : undefined;
    return method === undefined ? [] : [method];
  });
}

function readMethod(node: SyntaxNode, type: string, base: string): AnnotatedMethod | undefined {
  const annotations = annotationsOf(node);
  const verb = [...annotations.keys()].find((one) => VERB.test(one));
  const line = LINE.exec(annotations.get('RequestLine') ?? '');
  const method = verb ?? line?.[1];
  if (method === undefined) return undefined;
  const own = annotations.get('Path') ?? line?.[2] ?? annotations.get(method) ?? '';
  const named = fieldOf(node, 'name');
  const name = named?.text ?? '';
  return {
    line: named?.line ?? node.line,
    type,
    name,
    method,
    path: pathOf(base, own) || (type.startsWith('Object') ? `/${HOLE}` : ''),
    query: [...(annotations.get('QueryParams') ?? '').matchAll(/[\w-]+/g)].map(([key]) => key),
    keys: keysOf(annotations),
    text: `${method} ${base}${own.startsWith('/') || own === '' ? '' : '/'}${own} ${type}.${name}`,
  };
}

function pathOf(base: string, own: string): string {
  const path = `/${base}/${own}`.replaceAll(/\/{2,}/g, '/').replace(/\/$/, '');
  const holes = path.replaceAll(/\{[^{}]*\}/g, HOLE);
  // jclouds asks for objects within a container, which whoever asks has given already.
  return /^\/\{\w*[oO]bject\w*\}$/.test(path) ? `/${HOLE}${holes}` : holes;
}

/** Annotations by name, with their text. */
function annotationsOf(node: SyntaxNode): ReadonlyMap<string, string> {
  const modifiers = node.children.find((child) => child.type === 'modifiers');
  const found = new Map<string, string>();
  for (const one of modifiers?.children ?? []) {
    const name = fieldOf(one, 'name')?.text;
    if (name !== undefined)
      found.set(name.slice(name.lastIndexOf('.') + 1), textOf(fieldOf(one, 'arguments')));
  }
  return found;
}

function textOf(node: SyntaxNode | undefined): string {
  const value = node?.children[0];
  if (value === undefined) return '';
  const literal = value.type === 'element_value_pair' ? fieldOf(value, 'value') : value;
  if (literal?.type !== 'string_literal') return literal?.text ?? '';
  return literal.children
    .map((part) => (part.type === 'escape_sequence' ? part.text.slice(1) : part.text))
    .join('');
}

/** Keys of a body that jclouds' annotations write: `@Payload("{\"os-start\":null}")`, `@WrapWith("rebuild")`. */
function keysOf(annotations: ReadonlyMap<string, string>): readonly string[] {
  const payload = /^\s*(?:\{|%7B)\s*"([\w:.-]+)"/.exec(annotations.get('Payload') ?? '')?.[1];
  const wrapped = annotations.get('WrapWith');
  return [payload, wrapped].filter((one) => one !== undefined);
}

/** The operations of an annotated method. @param services what the file says of its service, the best first */
function operationsOf(
  { method, path, query, keys, name }: AnnotatedMethod,
  services: readonly string[],
): readonly RestOperation[] {
  const isAction = path.endsWith('/action');
  const tried = isAction ? [...keys, ...actionNames(name)] : [undefined];
  for (const action of tried) {
    const found = findRestOperations({
      method,
      path,
      query,
      services,
      ...(action === undefined ? {} : { action }),
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** Keys that an action may have by the name of the method that does it: `confirmResize`, `os-stop`, `migrateLive`. */
function actionNames(name: string): readonly string[] {
  const dashed = name.replaceAll(/([A-Z])/g, (letter) => `-${letter.toLowerCase()}`);
  const snake = dashed.replaceAll('-', '_');
  return [name, `os-${name}`, `os-${dashed}`, `os-${snake}`, snake, dashed];
}

/** Types that tell what a request without a path of its own is to: the account, or a container that was named before. */
const NAMES_LEVEL = /account|container|object/i;

/** Annotated requests of a file as findings. */
export function findAnnotated(program: SyntaxNode, path: string): readonly OperationFinding[] {
  return annotatedMethods(program).flatMap((one) =>
    requestsOf(one, path).map(({ operation, confidence }) => ({
      kind: 'operation' as const,
      line: one.line,
      operation,
      confidence,
      via: 'rest',
      call: one.text,
    })),
  );
}

/** The operations that an annotated method of the file at `path` is. */
export function requestsOf(one: AnnotatedMethod, path: string): readonly RestOperation[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (one.path === '' && !NAMES_LEVEL.test(one.type) && one.query.length === 0) return [];
  const services = [...serviceHints(folder), ...serviceHints(one.type)];
  const found = operationsOf({ ...one, path: withVersion(one.path, folder) }, services);
  // Where the folder says whose interface it is, a path that is another's is only the end of one.
  return services.length === 0
    ? found
    : found.filter(({ operation }) => services.some((service) => operation.startsWith(`${service}:`)));
}

/** Keystone's versions differ in what they offer: `keystone/v2_0/` says which one is meant. */
function withVersion(path: string, folder: string): string {
  const version = /\bkeystone\/(?:auth\/)?v(2_0|3)\//.exec(folder)?.[1];
  return version === undefined || /^\/v\d/.test(path) ? path : `/v${version.replace('_', '.')}${path}`;
}
