// SPDX-License-Identifier: Apache-2.0
import { Query, type Node } from 'web-tree-sitter';
import type { Finding } from '../../detect/finding.js';
import { grammarOf, parseSource } from '../../parse/grammars.js';
import { isTooDeep } from '../is-too-deep.js';
import { loadResources } from '../resources/load-resources.js';
import { keepEffects, resourceFindings, type Wanted } from '../resources/resource-findings.js';
import { findInShell } from '../shell/find-in-shell.js';
import { speaksCommands } from '../shell/speaks-commands.js';

const QUERY = `
  (resource_declaration) @resource
  (function_call) @call
`;

/** Functions that declare a resource whose type is their first argument. */
const DECLARES = /^(?:ensure_resources?|create_resources)$/;

/** What the commands behind the types do before anything else. */
const SIGN_IN = 'identity:token.create';

/** No manifest nests deeper. */
const DEEPEST = 1000;

let query: Query | undefined;

/** Resources of Puppet manifests, and commands of `exec`. The grammars of Puppet and the shell must be loaded. */
export function findInPuppet(text: string): readonly Finding[] {
  if (isTooDeep(text, DEEPEST)) return [];
  const tree = parseSource('puppet', withPlainReferences(text));
  if (tree === null) return [];
  try {
    query ??= new Query(grammarOf('puppet'), QUERY);
    const found = query
      .captures(tree.rootNode)
      .flatMap(({ name, node }) => (name === 'resource' ? findInResource(node) : findInCall(node)));
    return tree.rootNode.hasError ? [...found, ...findMissed(text, found)] : found;
  } finally {
    tree.delete();
  }
}

/** The grammar does not know references to defined types, `Nova::Flavor['a']`: they become one name of the same length. */
function withPlainReferences(text: string): string {
  return text.replace(/\b[A-Z]\w*(?:::[A-Z]\w*)+(?=\s*(?:\[|<))/g, (name) => name.replaceAll('::', '__'));
}

/** Where the grammar gave up, heads of resources are still found by their looks, with less confidence. */
function findMissed(text: string, found: readonly Finding[]): readonly Finding[] {
  const { id, types } = loadResources('puppet');
  const lines = new Set(found.map(({ line }) => line));
  return text.split('\n').flatMap((content, at) => {
    const type = /^\s*@{0,2}(?:::)?([a-z][\w:]*)\s*\{/.exec(content)?.[1] ?? '';
    const resource = types.get(type);
    if (resource === undefined || lines.has(at + 1)) return [];
    const where = { line: at + 1, via: id, call: content, lower: true };
    return resourceFindings(keepEffects(resource, 'could not tell'), where);
  });
}

function findInResource(node: Node): readonly Finding[] {
  const type = node.childForFieldName('type')?.text.replace(/^::/, '') ?? '';
  const attributes = node.namedChildren.filter((each) => each.type === 'attribute');
  const valueOf = (name: string): readonly Node[] =>
    attributes
      .filter((each) => each.childForFieldName('name')?.text === name)
      .flatMap((each) => each.childForFieldName('value') ?? []);
  if (type === 'exec')
    return [...valueOf('command'), ...valueOf('unless'), ...valueOf('onlyif')].flatMap(findInString);
  return declared(type, node, valueOf('ensure'));
}

function findInCall(node: Node): readonly Finding[] {
  const [callee, type] = node.namedChildren;
  if (!DECLARES.test(callee?.text ?? '') || type === undefined) return [];
  return declared(type.text.replace(/^['"]|['"]$/g, ''), node, []);
}

function declared(type: string, node: Node, ensure: readonly Node[]): readonly Finding[] {
  const { id, types } = loadResources('puppet');
  const resource = types.get(type);
  if (resource === undefined) return [];
  const at = { line: node.startPosition.row + 1, via: id, call: `${type} {` };
  const { certain, likely } = keepEffects(resource, wantedOf(ensure));
  return resourceFindings({ certain, likely: [...likely, SIGN_IN] }, at);
}

/** One declaration may hold several resources, each with its own `ensure`. */
function wantedOf(ensure: readonly Node[]): Wanted {
  const said = new Set(ensure.map(({ text }) => text.replace(/^['"]|['"]$/g, '')));
  if (said.size === 0) return 'present';
  if (said.size > 1 || ![...said].every((text) => /^\w+$/.test(text))) return 'could not tell';
  return said.has('absent') ? 'absent' : 'present';
}

/** A command in quotes; what Puppet fills in is not known to the shell either. */
function findInString(value: Node): readonly Finding[] {
  if (value.type !== 'string' || !speaksCommands(value.text)) return [];
  const script = value.text.slice(1, -1).replace(/\$\{[^}]*\}/g, '$_');
  return findInShell(script, value.startPosition.row + 1);
}
