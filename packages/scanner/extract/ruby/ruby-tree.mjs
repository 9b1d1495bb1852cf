// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

let parser;

/** The tree of a Ruby file. */
export async function parseRuby(file) {
  if (parser === undefined) {
    await Parser.init();
    const { resolve } = createRequire(import.meta.url);
    const wasm = readFileSync(resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-ruby.wasm'));
    parser = new Parser().setLanguage(await Language.load(wasm));
  }
  return parser.parse(readFileSync(file, 'utf8')).rootNode;
}

/** Ruby files below a folder, sorted. */
export function rubyFiles(folder) {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const file = path.join(folder, name);
      if (statSync(file).isDirectory()) return rubyFiles(file);
      return name.endsWith('.rb') ? [file] : [];
    });
}

/** All nodes of some types below a node, itself included. */
export const below = (node, ...types) => (node === null ? [] : node.descendantsOfType(types));

/** The full name of the class or module that a node stands in: `Fog::OpenStack::Compute::Real`. */
export function scopeOf(node) {
  const names = [];
  for (let up = node.parent; up !== null; up = up.parent) {
    if (up.type === 'class' || up.type === 'module') names.unshift(up.childForFieldName('name').text);
  }
  return names.join('::');
}

/** Keys of a hash literal, or of a call's arguments, with their values. */
export function pairsOf(node) {
  return node.namedChildren
    .filter((child) => child.type === 'pair')
    .map((pair) => [keyText(pair.childForFieldName('key')), pair.childForFieldName('value')]);
}

function keyText(node) {
  if (node.type === 'string') return node.text.slice(1, -1);
  return node.text.replace(/^:/, '').replace(/:$/, '').replace(/^"|"$/g, '');
}

/** Names of what a piece of code calls on its own object, without a receiver or on `self`. */
export function calledOnSelf(node) {
  return below(node, 'call', 'identifier')
    .filter((one) => {
      const call =
        one.type === 'call' ? one : one.parent.type === 'call' && isMethodOf(one) ? one.parent : undefined;
      return ['self', undefined].includes(call?.childForFieldName('receiver')?.text);
    })
    .map((one) => (one.type === 'identifier' ? one.text : one.childForFieldName('method')?.text));
}

function isMethodOf(identifier) {
  return identifier.parent.childForFieldName('method')?.id === identifier.id;
}
