// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import type { PathHabits } from './path-habits.js';
import { paramNames } from './param-names.js';
import { templateSegments } from './template-segments.js';
import { buildWordTree, type WordTree } from './word-tree.js';

/** What answers one method at one place of the tree. */
export interface Entry {
  /** The operation that neither body nor query selects. */
  plain: Operation | undefined;
  /** Those that a query parameter or a header selects, most demanding first. */
  readonly bySelector: Operation[];
  /** Those that the request body's top-level key selects. */
  readonly byAction: Operation[];
  /** Those among which the body decides: `byAction`, then `plain`. */
  candidates: readonly Operation[];
  /** Names of the parameters of the first of `candidates`. */
  names: readonly string[];
}

/** One segment of the paths of a service. */
export interface TrieNode {
  readonly literals: WordTree<TrieNode> | undefined;
  readonly param: TrieNode | undefined;
  /** `{object+}`: takes whatever is left. */
  readonly rest: TrieNode | undefined;
  /** Whether every byte behind the next slash counts for `rest`. */
  readonly rawRest: boolean;
  /** Whether a project id may stand behind this segment, which is an API version. */
  readonly project: boolean;
  readonly methods: readonly string[];
  /** In the order of `methods`. */
  readonly entries: readonly Entry[];
}

interface Growing {
  readonly literals: Map<string, Growing>;
  param: Growing | undefined;
  rest: Growing | undefined;
  readonly methods: Map<string, Entry>;
}

const growing = (): Growing => ({
  literals: new Map(),
  param: undefined,
  rest: undefined,
  methods: new Map(),
});

/** The tree of a service's path templates: built once, walked for each request. */
export function buildTrie(operations: readonly Operation[], habits: PathHabits): TrieNode {
  const root = growing();
  for (const operation of operations) {
    for (const template of [operation.path, ...(operation.alsoAt ?? [])]) {
      let node = root;
      for (const [depth, segment] of templateSegments(template).entries()) {
        const version = depth === 0 ? habits.versionAliases.get(segment) : undefined;
        node = child(node, version ?? segment, habits.eitherDash);
      }
      file(node, operation);
    }
  }
  for (const [alias, version] of habits.versionAliases) {
    const node = root.literals.get(version);
    if (node) root.literals.set(alias, node);
  }
  const projects = new Set(habits.projectAfter.map((version) => root.literals.get(version)));
  return settle(root, habits, projects, new Map());
}

function child(node: Growing, segment: string, eitherDash: boolean): Growing {
  if (segment.endsWith('+}')) return (node.rest ??= growing());
  if (segment.startsWith('{')) return (node.param ??= growing());
  let next = node.literals.get(segment);
  if (next) return next;
  next = growing();
  node.literals.set(segment, next);
  if (eitherDash) {
    node.literals.set(segment.replaceAll('-', '_'), next);
    node.literals.set(segment.replaceAll('_', '-'), next);
  }
  return next;
}

function file(node: Growing, operation: Operation): void {
  let entry = node.methods.get(operation.method);
  if (!entry) {
    entry = { plain: undefined, bySelector: [], byAction: [], candidates: [], names: [] };
    node.methods.set(operation.method, entry);
  }
  if (operation.query ?? operation.header) {
    entry.bySelector.push(operation);
    entry.bySelector.sort((a, b) => selectors(b) - selectors(a));
  } else if (operation.action !== undefined) entry.byAction.push(operation);
  else entry.plain = operation;
  entry.candidates = entry.plain ? [...entry.byAction, entry.plain] : entry.byAction;
  const [first] = entry.candidates;
  if (first) entry.names = paramNames(first);
}

function selectors(operation: Operation): number {
  return Object.keys({ ...operation.query, ...operation.header }).length;
}

/** The tree as it is walked. Several literals may lead to one node: it is made once. */
function settle(
  node: Growing,
  habits: PathHabits,
  projects: ReadonlySet<Growing | undefined>,
  made: Map<Growing, TrieNode>,
): TrieNode {
  const known = made.get(node);
  if (known) return known;
  const on = (next: Growing | undefined) => next && settle(next, habits, projects, made);
  const literals = new Map([...node.literals].map(([word, next]) => [word, on(next)!] as const));
  const settled: TrieNode = {
    literals: literals.size > 0 ? buildWordTree(literals) : undefined,
    param: on(node.param),
    rest: on(node.rest),
    rawRest: habits.rawRest && node.rest !== undefined,
    project: projects.has(node),
    methods: [...node.methods.keys()],
    entries: [...node.methods.values()],
  };
  made.set(node, settled);
  return settled;
}
