// SPDX-License-Identifier: Apache-2.0
import type { Entry, TrieNode } from './trie.js';
import { findWord } from './word-tree.js';

const SLASH = 47;

/**
 * One walk of a path through a service's tree: literals before parameters before rest, with a step back where a literal
 * leads nowhere; last, without the project id that older catalogs put behind the version. Empty segments are passed over
 * as the services' routers do.
 *
 * Nothing is cut out of the path: only the bounds of what stands for a parameter are kept, in one walk that is used again
 * for every request.
 */
export class PathWalk {
  /** Where the values of the parameters begin and end, in pairs. */
  readonly bounds: number[] = [];
  /** How many of `bounds` count. */
  size = 0;
  /** Bounds of the project id that the path carries although the template does not; -1 where it carries none. */
  projectFrom = -1;
  projectTo = -1;
  /** Where the walk ended; where it found nothing, the first place of the right shape that lacks the method. */
  place: TrieNode | undefined;
  private path = '';
  private end = 0;
  private method = '';

  /** @param end where the path ends, without a suffix that the service drops */
  find(root: TrieNode, path: string, end: number, method: string): Entry | undefined {
    this.path = path;
    this.end = end;
    this.method = method;
    this.projectFrom = -1;
    this.place = undefined;
    return this.walk(root, 0, 0);
  }

  private walk(node: TrieNode, start: number, depth: number): Entry | undefined {
    const { path, end } = this;
    let from = start;
    if (!node.rawRest) while (from < end && path.charCodeAt(from) === SLASH) from += 1;
    if (from >= end) return this.arrive(node, depth);
    const { literals, param } = node;
    let to = from;
    const word = literals && findWord(literals, path, from, end);
    if (word !== undefined) {
      to = from + word.length;
      const found = this.walk(word.value!, to + 1, depth);
      if (found !== undefined) return found;
    }
    if (param !== undefined || node.project) {
      to = path.indexOf('/', to);
      if (to < 0 || to > end) to = end;
      const found = param && this.take(param, from, to, to + 1, depth);
      if (found !== undefined) return found;
    }
    if (node.rest !== undefined) {
      let last = end;
      if (!node.rawRest) while (last > from && path.charCodeAt(last - 1) === SLASH) last -= 1;
      const found = this.take(node.rest, from, last, end, depth);
      if (found !== undefined) return found;
    }
    return node.project && this.projectFrom < 0 ? this.withoutProject(node, from, to, depth) : undefined;
  }

  private take(node: TrieNode, from: number, to: number, next: number, depth: number): Entry | undefined {
    this.bounds[depth] = from;
    this.bounds[depth + 1] = to;
    return this.walk(node, next, depth + 2);
  }

  /** A path that fits nothing is tried once more without its second segment, if more follows. */
  private withoutProject(node: TrieNode, from: number, to: number, depth: number): Entry | undefined {
    let next = to;
    while (next < this.end && this.path.charCodeAt(next) === SLASH) next += 1;
    if (next >= this.end) return undefined;
    this.projectFrom = from;
    this.projectTo = to;
    return this.walk(node, next, depth);
  }

  private arrive(node: TrieNode, depth: number): Entry | undefined {
    const { methods } = node;
    for (let at = 0; at < methods.length; at += 1) {
      if (methods[at] !== this.method) continue;
      this.size = depth;
      this.place = node;
      return node.entries[at];
    }
    // The difference between an unknown path and an unknown method.
    if (methods.length > 0) this.place ??= node;
    return undefined;
  }
}
