// SPDX-License-Identifier: Apache-2.0
import type { PathWalk } from './path-walk.js';
import type { Entry, TrieNode } from './trie.js';
import { findWord } from './word-tree.js';

const SLASH = 47;

/**
 * What nearly every request needs of a walk: the first way at each segment, never a step back. Where that way leads to an
 * entry, it is the one that PathWalk's would come to first; where it does not, or slashes stand side by side, nothing is
 * said, and PathWalk looks everywhere.
 * @param walk takes the bounds of what stands for parameters
 */
export function walkStraight(
  walk: PathWalk,
  root: TrieNode,
  path: string,
  end: number,
  method: string,
): Entry | undefined {
  if (end === 0 || path.charCodeAt(0) !== SLASH) return undefined;
  const { bounds } = walk;
  walk.projectFrom = -1;
  let node = root;
  let from = 1;
  let size = 0;
  while (from < end) {
    const { literals, param } = node;
    const word = literals && findWord(literals, path, from, end);
    if (word !== undefined) {
      from += word.length + 1;
      node = word.value!;
      continue;
    }
    let to = path.indexOf('/', from);
    if (to < 0 || to > end) to = end;
    if (to === from) return undefined;
    if (param !== undefined) {
      bounds[size] = from;
      bounds[size + 1] = to;
      size += 2;
      from = to + 1;
      node = param;
    } else if (node.rest !== undefined) {
      if (!node.rawRest && path.charCodeAt(end - 1) === SLASH) return undefined;
      bounds[size] = from;
      bounds[size + 1] = end;
      size += 2;
      from = end;
      node = node.rest;
    } else {
      const behind = to + 1;
      if (!node.project || walk.projectFrom >= 0 || behind >= end || path.charCodeAt(behind) === SLASH)
        return undefined;
      walk.projectFrom = from;
      walk.projectTo = to;
      from = behind;
    }
  }
  const { methods } = node;
  for (let at = 0; at < methods.length; at += 1) {
    if (methods[at] !== method) continue;
    walk.size = size;
    walk.place = node;
    return node.entries[at];
  }
  return undefined;
}
