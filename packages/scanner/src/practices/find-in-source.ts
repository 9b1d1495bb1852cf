// SPDX-License-Identifier: Apache-2.0
import { Query, type Node } from 'web-tree-sitter';
import type { Language } from '../detect/language.js';
import type { PracticeFinding } from '../detect/finding.js';
import { grammarOf, parseSource } from '../parse/grammars.js';
import { loadPractices } from './load-practices.js';
import type { SourceRule } from './practice-data.js';
import { readContext } from './read-context.js';

/** String literals, by language; a comment is none, and so is a docstring. */
const STRINGS: Partial<Record<Language, string>> = {
  python: '(string) @at',
  go: '[(interpreted_string_literal) (raw_string_literal)] @at',
  ruby: '(string) @at',
  java: '(string_literal) @at',
  javascript: '[(string) (template_string)] @at',
  typescript: '[(string) (template_string)] @at',
  tsx: '[(string) (template_string)] @at',
  csharp: '(string_literal) @at',
  php: '[(string) (encapsed_string)] @at',
  rust: '(string_literal) @at',
  shell: '[(string) (raw_string) (word)] @at',
  puppet: '(string) @at',
};

/** What only describes an option to its reader. */
const DESCRIBES =
  /^[:"']?(?:help|description|desc|doc|documentation|usage|example|examples|note|message)["':]?$/i;

/** What has a name of its own and holds code. */
const NAMED = /class|function|method|module|constructor|interface|impl_item/;

const cache = new Map<string, Query>();

function queryOf(language: Language, source: string): Query {
  const key = `${language} ${source}`;
  let query = cache.get(key);
  if (query === undefined) cache.set(key, (query = new Query(grammarOf(language), source)));
  return query;
}

/** Insecure practices in source code, by the rules of the data; the grammar of the language must be loaded. */
export function findInSource(language: Language, text: string): readonly PracticeFinding[] {
  const rules = loadPractices().filter(
    ({ languages, needles, text: must }) =>
      languages.includes(language) &&
      needles.some((needle) => text.includes(needle)) &&
      (must === undefined || new RegExp(must).test(text)),
  );
  if (rules.length === 0) return [];
  const tree = parseSource(language, text);
  if (tree === null) return [];
  try {
    const found = new Map<string, PracticeFinding>();
    for (const rule of rules) {
      for (const node of placesOf(rule, language, tree.rootNode)) {
        const finding = findingAt(rule, node, text);
        if (finding.by === 'default' && isHarmless(rule, node.text)) continue;
        const key = `${rule.practice} ${finding.line}`;
        if (!found.has(key)) found.set(key, finding);
      }
    }
    return [...found.values()].toSorted((a, b) => a.line - b.line);
  } finally {
    tree.delete();
  }
}

function placesOf(rule: SourceRule, language: Language, root: Node): readonly Node[] {
  const { queries, strings } = rule;
  const own = Array.isArray(queries) ? queries : (queries?.[language] ?? []);
  const found = own.flatMap((source) =>
    queryOf(language, source)
      .captures(root)
      .filter(({ name }) => name === 'at')
      .map(({ node }) => node),
  );
  const literals = STRINGS[language];
  if (strings === undefined || literals === undefined) return found;
  const pattern = new RegExp(strings);
  for (const { node } of queryOf(language, literals).captures(root)) {
    const content = node.text.replace(/^[a-z]{0,2}(?:"""|'''|["'`])/i, '').replace(/(?:"""|'''|["'`])$/, '');
    if (pattern.test(content) && !isDescription(node)) found.push(node);
  }
  return found;
}

/** A docstring, or the text of a help. */
function isDescription(node: Node): boolean {
  if (node.parent?.type === 'expression_statement') return true;
  for (let at = node.parent; at !== null; at = at.parent) {
    if (/statement|block|body|program|source_file|module/.test(at.type)) return false;
    if (/^(?:keyword_argument|pair|keyed_element)$/.test(at.type)) {
      if (DESCRIBES.test(at.namedChild(0)?.text ?? '')) return true;
    }
  }
  return false;
}

function findingAt(rule: SourceRule, node: Node, text: string): PracticeFinding {
  const { practice, confidence } = rule;
  const by = byOf(rule, node, text);
  const line = node.startPosition.row + 1;
  return {
    kind: 'practice',
    line,
    practice,
    by,
    confidence,
    text: node.text.split('\n')[0]!.trim().slice(0, 300),
  };
}

const isHarmless = ({ harmlessDefault }: SourceRule, text: string): boolean =>
  harmlessDefault !== undefined && new RegExp(harmlessDefault).test(text);

/** Whether a class or function around it carries the version in its name: others carry other versions. */
function isOneOfSeveral(node: Node): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (/[vV]_?2(?:_?0)?(?![\da-z])/.test(at.childForFieldName('name')?.text ?? '') && NAMED.test(at.type))
      return true;
  }
  return false;
}

/** What makes up a client of Keystone v2, which stands beside that of v3: using it is the choice. */
const OWN_PACKAGE = /^\s*package\s+[\w.]*(?:keystone|identity)[\w.]*\.v2(?:_0)?\b/m;

function byOf(rule: SourceRule, node: Node, text: string): PracticeFinding['by'] {
  if (rule.by === 'context') return readContext(node);
  if (rule.by !== 'version') return rule.by;
  // Who also knows v3 leaves the choice to the user.
  if (/\bv3\b|_v3|V3/.test(text) || isOneOfSeveral(node) || OWN_PACKAGE.test(text)) return 'option';
  return readContext(node) === 'default' ? 'default' : 'always';
}
