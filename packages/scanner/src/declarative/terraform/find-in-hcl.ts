// SPDX-License-Identifier: Apache-2.0
import { Query, type Node } from 'web-tree-sitter';
import type { Finding } from '../../detect/finding.js';
import { grammarOf, parseSource } from '../../parse/grammars.js';
import { isTooDeep } from '../is-too-deep.js';
import { findInShell } from '../shell/find-in-shell.js';
import { speaksCommands } from '../shell/speaks-commands.js';
import { isTemplated, stripTemplate } from '../yaml/strip-template.js';
import { terraformFindings } from './terraform-findings.js';

const QUERY = `
  (config_file (body (block) @block))
  (attribute (identifier) @name (expression) @value)
`;

/** Attributes whose text a shell gets. */
const SCRIPTS = /^(?:command|inline|user_data(?:_raw)?|content|script|startup_script)$/;

/** No manifest nests deeper. */
const DEEPEST = 1000;

let query: Query | undefined;

/** Resource and data blocks of Terraform and OpenTofu, and commands of provisioners. The grammars must be loaded. */
export function findInHcl(text: string): readonly Finding[] {
  if (isTooDeep(text, DEEPEST)) return [];
  const templated = text.includes('{{') && isTemplated(text);
  const tree = parseSource('hcl', templated ? stripTemplate(text) : text);
  if (tree === null) return [];
  try {
    query ??= new Query(grammarOf('hcl'), QUERY);
    return query.matches(tree.rootNode).flatMap(({ captures }) => {
      const [first, second] = captures;
      if (first === undefined) return [];
      if (second === undefined) return findInBlock(first.node, templated);
      return SCRIPTS.test(first.node.text) ? findInAttribute(second.node) : [];
    });
  } finally {
    tree.delete();
  }
}

function findInBlock(block: Node, templated: boolean): readonly Finding[] {
  const [keyword, ...labels] = block.namedChildren
    .filter((node) => node.type === 'identifier' || node.type === 'string_lit')
    .map((node) => node.text.replace(/^"|"$/g, ''));
  const type = labels[0] ?? '';
  const line = block.startPosition.row + 1;
  const call = `${keyword ?? ''} "${type}"`;
  if (keyword === 'provider' && type === 'openstack') {
    return [{ kind: 'sdk', line, sdk: 'terraform-openstack' }];
  }
  if ((keyword !== 'resource' && keyword !== 'data') || !type.startsWith('openstack_')) return [];
  return terraformFindings(type, { line, call, isData: keyword === 'data', lower: templated });
}

function findInAttribute(value: Node): readonly Finding[] {
  if (!speaksCommands(value.text)) return [];
  return value.descendantsOfType('template_literal').flatMap((node) => {
    const isHeredoc = node.parent?.type === 'heredoc_template';
    // A file for a machine to come is a script only where it says so.
    if (
      isHeredoc &&
      /^user_data|^content/.test(value.parent?.text ?? '') &&
      !node.text.trimStart().startsWith('#!')
    ) {
      return [];
    }
    return findInShell(node.text, node.startPosition.row + 1);
  });
}
