// SPDX-License-Identifier: Apache-2.0
import { operations, type Operation } from '@touchstone/openstack';
import { HOLE } from './source-path.js';

/** An operation at the end of a path. */
export interface TreeEntry {
  readonly operation: Operation;
  /** Major version of the template's path; null where its paths have none. */
  readonly major: string | null;
}

/** One place in the tree of all path templates, their versions left out. */
export interface OperationNode {
  readonly literals: Map<string, OperationNode>;
  hole: OperationNode | undefined;
  /** What ends here, and what takes all further segments from here on. */
  readonly entries: TreeEntry[];
  readonly rest: TreeEntry[];
}

/** What the walk found: entries, and how many segments were met literally. */
export interface TreeFind {
  readonly entry: TreeEntry;
  readonly literals: number;
}

/** Where a list with all details is asked for, in older APIs too that the index leaves out: it is nobody's id. */
const LISTING = 'detail';
const VERSION = /^v(\d+)(?:\.\d+)?$/;

/** The major number of a version segment: `v2.1` → `2`. */
export function majorOf(segment: string): string | undefined {
  return VERSION.exec(segment)?.[1];
}

let tree: OperationNode | undefined;

/** The tree of all operations, built when first asked for. Templates without any literal segment are left out. */
export function operationTree(): OperationNode {
  if (tree !== undefined) return tree;
  const root = newNode();
  for (const operation of operations()) {
    for (const template of [operation.path, ...(operation.alsoAt ?? [])]) insert(root, operation, template);
  }
  tree = root;
  return root;
}

function newNode(): OperationNode {
  return { literals: new Map(), hole: undefined, entries: [], rest: [] };
}

function insert(root: OperationNode, operation: Operation, template: string): void {
  const [first = '', ...behind] = template.split('/').filter((one) => one !== '');
  const major = majorOf(first) ?? null;
  const tail = major === null ? [first, ...behind] : behind;
  if (tail.every((segment) => segment.startsWith('{'))) return;
  insertTail(root, tail, { operation, major });
  // Older catalogs carry the project id in the endpoint: what code adds to that begins behind it.
  if (/^\{(?:project|tenant)_id\}$/.test(tail[0] ?? ''))
    insertTail(root, tail.slice(1), { operation, major });
}

function insertTail(root: OperationNode, tail: readonly string[], entry: TreeEntry): void {
  let node = root;
  for (const segment of tail) {
    if (segment.endsWith('+}')) {
      node.rest.push(entry);
      return;
    }
    if (segment.startsWith('{')) {
      node = node.hole ??= newNode();
    } else {
      const next = node.literals.get(segment) ?? newNode();
      node.literals.set(segment, next);
      node = next;
    }
  }
  if (!node.entries.some((one) => one.operation === entry.operation && one.major === entry.major)) {
    node.entries.push(entry);
  }
}

/** All that ends where `segments` from `from` on end. A hole of the path fits only a hole of a template. */
export function walkTree(segments: readonly string[], from: number): readonly TreeFind[] {
  const found: TreeFind[] = [];
  walk(operationTree(), segments, from, 0, found);
  return found;
}

function walk(
  node: OperationNode,
  segments: readonly string[],
  at: number,
  literals: number,
  found: TreeFind[],
): void {
  if (at >= segments.length) {
    for (const entry of node.entries) if (literals > 0) found.push({ entry, literals });
    return;
  }
  if (literals > 0) for (const entry of node.rest) found.push({ entry, literals });
  const segment = segments[at]!;
  const next = segment === HOLE ? undefined : node.literals.get(segment);
  if (next !== undefined) walk(next, segments, at + 1, literals + 1, found);
  if (node.hole !== undefined && segment !== LISTING) walk(node.hole, segments, at + 1, literals, found);
}
