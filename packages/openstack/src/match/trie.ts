// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';

/** What answers one method at one place of the tree. */
export interface Entry {
  /** The operation that neither body nor query selects. */
  plain: Operation | undefined;
  /** Those that a query parameter or a header selects, most demanding first. */
  readonly bySelector: Operation[];
  /** Those that the request body's top-level key selects. */
  readonly byAction: Operation[];
}

/** One segment of the paths of a service. */
export interface TrieNode {
  readonly literals: Map<string, TrieNode>;
  param: TrieNode | undefined;
  /** `{object+}`: takes whatever is left. */
  rest: TrieNode | undefined;
  readonly methods: Map<string, Entry>;
}

export function emptyNode(): TrieNode {
  return { literals: new Map(), param: undefined, rest: undefined, methods: new Map() };
}

/**
 * The tree of a service's path templates: built once, walked for each request.
 * @param eitherDash file literals under both spellings, with `_` and with `-`
 */
export function buildTrie(operations: readonly Operation[], eitherDash = false): TrieNode {
  const root = emptyNode();
  for (const operation of operations) {
    for (const template of [operation.path, ...(operation.alsoAt ?? [])]) {
      let node = root;
      for (const segment of templateSegments(template)) node = child(node, segment, eitherDash);
      file(node, operation);
    }
  }
  return root;
}

function child(node: TrieNode, segment: string, eitherDash: boolean): TrieNode {
  if (segment.endsWith('+}')) return (node.rest ??= emptyNode());
  if (segment.startsWith('{')) return (node.param ??= emptyNode());
  let next = node.literals.get(segment);
  if (next) return next;
  next = emptyNode();
  node.literals.set(segment, next);
  if (eitherDash) {
    node.literals.set(segment.replaceAll('-', '_'), next);
    node.literals.set(segment.replaceAll('_', '-'), next);
  }
  return next;
}

function file(node: TrieNode, operation: Operation): void {
  let entry = node.methods.get(operation.method);
  if (!entry)
    node.methods.set(operation.method, (entry = { plain: undefined, bySelector: [], byAction: [] }));
  if (operation.query ?? operation.header) {
    entry.bySelector.push(operation);
    entry.bySelector.sort((a, b) => selectors(b) - selectors(a));
  } else if (operation.action !== undefined) entry.byAction.push(operation);
  else entry.plain = operation;
}

function selectors(operation: Operation): number {
  return Object.keys({ ...operation.query, ...operation.header }).length;
}

/** "/v2.1/servers/{id}" -> ["v2.1", "servers", "{id}"]; "/" -> [] */
export function templateSegments(template: string): string[] {
  return template.split('/').filter((segment) => segment !== '');
}
