// SPDX-License-Identifier: Apache-2.0
import { decodeSegment } from './request-path.js';
import type { ServiceMatcher } from './service-matcher.js';
import type { Entry, TrieNode } from './trie.js';

/** A place in the tree that the path leads to, whether or not it answers the method. */
export interface Found {
  readonly entry: Entry | undefined;
  readonly node: TrieNode;
  readonly values: readonly string[];
  /** Project id that the path carries although the template does not. */
  readonly projectId: string | undefined;
}

/**
 * Walks the tree: literals before parameters before rest, with a step back where a literal leads nowhere.
 * A path that fits nothing is tried once more without the project id that older catalogs put behind the version.
 */
export function findEntry(
  { root, habits }: ServiceMatcher,
  segments: readonly string[],
  method: string,
): Found | undefined {
  const direct = walkBest(root, segments, method, undefined);
  if (direct?.entry || segments.length < 3 || segments[0] !== habits.projectAfter) return direct;
  const [version, project, ...rest] = segments as [string, string, ...string[]];
  const without = walkBest(root, [version, ...rest], method, decodeSegment(project));
  return without?.entry ? without : (direct ?? without);
}

/** What a walk remembers: the parameters' values, and the first place of the right shape that lacks the method. */
interface Trail {
  readonly values: string[];
  place: TrieNode | undefined;
}

function walkBest(
  root: TrieNode,
  segments: readonly string[],
  method: string,
  projectId: string | undefined,
): Found | undefined {
  const trail: Trail = { values: [], place: undefined };
  const node = walk(root, segments, 0, method, trail);
  if (node) return { entry: node.methods.get(method), node, values: trail.values, projectId };
  return trail.place && { entry: undefined, node: trail.place, values: [], projectId };
}

function walk(
  node: TrieNode,
  segments: readonly string[],
  at: number,
  method: string,
  trail: Trail,
): TrieNode | undefined {
  if (at === segments.length) {
    if (node.methods.has(method)) return node;
    // The difference between an unknown path and an unknown method.
    if (node.methods.size > 0) trail.place ??= node;
    return undefined;
  }
  const segment = segments[at]!;
  const literal = node.literals.get(segment);
  if (literal) {
    const end = walk(literal, segments, at + 1, method, trail);
    if (end) return end;
  }
  const { values } = trail;
  if (node.param) {
    values.push(segment);
    const end = walk(node.param, segments, at + 1, method, trail);
    if (end) return end;
    values.pop();
  }
  if (node.rest) {
    values.push(segments.slice(at).join('/'));
    const end = walk(node.rest, segments, segments.length, method, trail);
    if (end) return end;
    values.pop();
  }
  return undefined;
}
