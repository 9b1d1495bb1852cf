// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language as Grammar, Parser, type Tree } from 'web-tree-sitter';
import type { Language } from '../detect/language.js';

/** Grammars as WebAssembly, from the packages that publish them. */
const GRAMMAR_OF: Partial<Record<Language, string>> = {
  python: '@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm',
  go: '@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm',
  ruby: '@vscode/tree-sitter-wasm/wasm/tree-sitter-ruby.wasm',
  java: '@vscode/tree-sitter-wasm/wasm/tree-sitter-java.wasm',
  javascript: '@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm',
  typescript: '@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm',
  tsx: '@vscode/tree-sitter-wasm/wasm/tree-sitter-tsx.wasm',
  csharp: '@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm',
  php: '@vscode/tree-sitter-wasm/wasm/tree-sitter-php.wasm',
  rust: '@vscode/tree-sitter-wasm/wasm/tree-sitter-rust.wasm',
  shell: '@vscode/tree-sitter-wasm/wasm/tree-sitter-bash.wasm',
  hcl: '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm',
  puppet: 'tree-sitter-puppet/tree-sitter-puppet.wasm',
};

const parsers = new Map<Language, Parser>();
const grammars = new Map<Language, Grammar>();

/** Makes the grammars of these languages ready in this thread; languages without one are left out. Once is enough. */
export async function loadGrammars(languages: Iterable<Language>): Promise<void> {
  await Parser.init();
  const { resolve } = createRequire(import.meta.url);
  for (const language of languages) {
    const name = GRAMMAR_OF[language];
    if (name === undefined || parsers.has(language)) continue;
    const grammar = await Grammar.load(await readFile(resolve(name)));
    grammars.set(language, grammar);
    parsers.set(language, new Parser().setLanguage(grammar));
  }
}

/** The grammar of a language that was loaded, for queries. Throws when it was not: a programming error. */
export function grammarOf(language: Language): Grammar {
  const grammar = grammars.get(language);
  if (grammar === undefined) throw new Error(`the grammar of ${language} was not loaded`);
  return grammar;
}

/** Most time, in milliseconds, that one file may take to be parsed: what takes longer is skipped, not waited for. */
const PARSE_LIMIT_MS = 5000;

/**
 * Parses a text with its language's grammar, which must have been loaded. Errors in the text are nodes of the tree, as
 * tree-sitter has it. Returns null when it takes too long. The caller frees the tree with `delete()`.
 */
export function parseSource(language: Language, text: string): Tree | null {
  const parser = parsers.get(language);
  if (parser === undefined) throw new Error(`the grammar of ${language} was not loaded`);
  const until = performance.now() + PARSE_LIMIT_MS;
  const tree = parser.parse(text, null, { progressCallback: () => performance.now() > until });
  if (tree === null) parser.reset();
  return tree;
}
