// SPDX-License-Identifier: Apache-2.0
import { decodeSegment, type RequestPath } from './request-path.js';
import type { ServiceMatcher } from './service-matcher.js';
import type { Entry, TrieNode } from './trie.js';

/** A place in the tree that the path leads to, whether or not it answers the method. */
export interface Found {
  readonly entry: Entry | undefined;
  readonly node: TrieNode;
  readonly values: readonly string[];
  /** Project id that the path carries although the template does not. */
  readonly projectId?: string;
}

/**
 * Walks the tree: literals before parameters before rest, with a step back where a literal leads nowhere.
 * A path that fits nothing is tried once more without the project id that older catalogs put behind the version,
 * or with it left out where the templates have it.
 */
export function findEntry(matcher: ServiceMatcher, path: RequestPath, method: string): Found | undefined {
  const { root, habits } = matcher;
  const { segments } = path;
  const direct = walkBest(root, segments, method);
  if (direct?.entry || habits.projectAfter === undefined || segments[0] !== habits.projectAfter)
    return direct;
  const project = segments[1];
  if (project === undefined) return direct;
  const without = walkBest(root, [segments[0], ...segments.slice(2)], method);
  if (segments.length > 2 && without?.entry) return { ...without, projectId: decodeSegment(project) };
  return (
    direct ?? (segments.length > 2 && without ? { ...without, projectId: decodeSegment(project) } : undefined)
  );
}

function walkBest(root: TrieNode, segments: readonly string[], method: string): Found | undefined {
  const values: string[] = [];
  const place: { node: TrieNode | undefined; values: readonly string[] } = { node: undefined, values: [] };
  const node = walk(root, segments, 0, method, values, place);
  if (node) return { entry: node.methods.get(method), node, values };
  return place.node && { entry: undefined, node: place.node, values: place.values };
}

function walk(
  node: TrieNode,
  segments: readonly string[],
  at: number,
  method: string,
  values: string[],
  place: { node: TrieNode | undefined; values: readonly string[] },
): TrieNode | undefined {
  if (at === segments.length) {
    if (node.methods.has(method)) return node;
    // Remember the first place of the right shape: it makes the difference between unknown path and unknown method.
    if (node.methods.size > 0 && !place.node) Object.assign(place, { node, values: [...values] });
    return undefined;
  }
  const segment = segments[at]!;
  const literal = node.literals.get(segment);
  const byLiteral = literal && walk(literal, segments, at + 1, method, values, place);
  if (byLiteral) return byLiteral;
  if (node.param) {
    values.push(segment);
    const byParam = walk(node.param, segments, at + 1, method, values, place);
    if (byParam) return byParam;
    values.pop();
  }
  if (node.rest) {
    values.push(segments.slice(at).join('/'));
    const byRest = walk(node.rest, segments, segments.length, method, values, place);
    if (byRest) return byRest;
    values.pop();
  }
  return undefined;
}
