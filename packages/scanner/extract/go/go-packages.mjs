// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

/** Folders that hold no code of the library itself. */
const NOT_THE_LIBRARY =
  /^(testing|testhelper|fixtures|acceptance|internal|script|docs|vendor|test|testdata|\..*)$/;

let parser;

async function goParser() {
  if (parser !== undefined) return parser;
  await Parser.init();
  const { resolve } = createRequire(import.meta.url);
  const grammar = await Language.load(
    readFileSync(resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm')),
  );
  parser = new Parser().setLanguage(grammar);
  return parser;
}

/** The named children of a node. */
export const children = (node) => node.namedChildren.filter((child) => child.type !== 'comment');

/** All nodes of some types below a node, itself included. */
export const below = (node, ...types) => node.descendantsOfType(types);

/** The text that a Go string literal stands for, or undefined where the node is none. */
export function literal(node) {
  if (node?.type === 'interpreted_string_literal') return JSON.parse(node.text);
  if (node?.type === 'raw_string_literal') return node.text.slice(1, -1);
  return undefined;
}

function readImports(root, imports) {
  for (const spec of below(root, 'import_spec')) {
    const from = literal(spec.childForFieldName('path'));
    const steps = from.split('/').filter((step) => !/^v\d+$/.test(step));
    imports.set(spec.childForFieldName('name')?.text ?? steps.at(-1), from);
  }
}

function readConstants(root, constants) {
  for (const spec of below(root, 'const_spec', 'var_spec')) {
    const names = spec.childrenForFieldName('name');
    const values = spec.childForFieldName('value');
    if (spec.parent?.parent?.type !== 'source_file' && spec.parent?.type !== 'source_file') {
      if (spec.parent?.parent?.parent?.type !== 'source_file') continue;
    }
    if (values !== null) names.forEach((name, at) => constants.set(name.text, children(values)[at]));
  }
}

function readFunction(node, file) {
  const parameters = below(node.childForFieldName('parameters'), 'parameter_declaration').filter(
    (one) => one.parent.id === node.childForFieldName('parameters').id,
  );
  const receiver = node.childForFieldName('receiver');
  return {
    name: node.childForFieldName('name').text,
    receiver: receiver === null ? undefined : below(receiver, 'type_identifier')[0]?.text,
    parameters: parameters.flatMap((one) => {
      const names = one.childrenForFieldName('name').map((name) => name.text);
      const type = one.childForFieldName('type').text;
      return (names.length === 0 ? ['_'] : names).map((name) => ({ name, type }));
    }),
    body: node.childForFieldName('body'),
    imports: file,
  };
}

/**
 * Reads every package below a folder of Go source: its functions, methods, constants and imports. Tests are left out.
 * @param root folder @param module import path of that folder
 * @returns import path → package
 */
export async function readGoPackages(root, module) {
  const go = await goParser();
  const packages = new Map();
  const visit = (folder, name) => {
    const found = { path: name, functions: new Map(), methods: [], constants: new Map(), types: new Map() };
    for (const entry of readdirSync(folder).sort()) {
      const full = path.join(folder, entry);
      if (statSync(full).isDirectory()) {
        if (!NOT_THE_LIBRARY.test(entry) && !existsSync(path.join(full, 'go.mod')))
          visit(full, `${name}/${entry}`);
        continue;
      }
      if (!entry.endsWith('.go') || entry.endsWith('_test.go')) continue;
      const tree = go.parse(readFileSync(full, 'utf8')).rootNode;
      const imports = new Map();
      readImports(tree, imports);
      readConstants(tree, found.constants);
      for (const spec of below(tree, 'type_spec')) found.types.set(spec.childForFieldName('name').text, spec);
      for (const node of below(tree, 'function_declaration', 'method_declaration')) {
        const one = readFunction(node, imports);
        if (one.receiver === undefined) found.functions.set(one.name, one);
        else found.methods.push(one);
      }
    }
    if (found.functions.size > 0 || found.methods.length > 0) packages.set(name, found);
  };
  visit(root, module);
  return packages;
}
