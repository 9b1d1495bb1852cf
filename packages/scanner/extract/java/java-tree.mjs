// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadGrammars, parseSource } from '../../dist/parse/grammars.js';
import { copySyntax, fieldOf } from '../../dist/parse/syntax-node.js';

await loadGrammars(['java']);

const SKIPPED = new Set(['line_comment', 'block_comment']);

/** The program of a Java file, as plain nodes. */
export function parseJava(file) {
  const text = readFileSync(file, 'utf8');
  const tree = parseSource('java', text);
  try {
    return copySyntax(tree, text, SKIPPED);
  } finally {
    tree.delete();
  }
}

/** Java files below a folder, without tests, sorted. */
export function javaFiles(folder) {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const file = path.join(folder, name);
      if (statSync(file).isDirectory()) return name === 'test' ? [] : javaFiles(file);
      return name.endsWith('.java') ? [file] : [];
    });
}

/** All nodes of some types below a node, itself included, in the order of the text. */
export function below(node, ...types) {
  const own = types.includes(node.type) ? [node] : [];
  return [...own, ...node.children.flatMap((child) => below(child, ...types))];
}

export function packageOf(program) {
  return program.children.find((node) => node.type === 'package_declaration')?.children.at(-1)?.text ?? '';
}

/** A function that gives the full name of a type as the file names it. */
export function typeNames(program) {
  const imports = program.children.filter((node) => node.type === 'import_declaration');
  const named = new Map(
    imports
      .filter((node) => !node.children.some((child) => child.type === 'asterisk'))
      .map((node) => [node.children[0].text.split('.').at(-1), node.children[0].text]),
  );
  const packages = [
    packageOf(program),
    ...imports
      .filter((node) => node.children.some((child) => child.type === 'asterisk'))
      .map((node) => node.children[0].text),
  ];
  return (name, known) => {
    const [first, ...inner] = name.split('.');
    const full = named.has(first)
      ? [[named.get(first), ...inner].join('.')]
      : packages.map((one) => `${one}.${name}`);
    return full.find((one) => known.has(one));
  };
}

/** Superinterfaces and superclass by name as written. */
export function supertypes(type) {
  return ['superclass', 'super_interfaces', 'extends_interfaces'].flatMap((kind) =>
    type.children
      .filter((child) => child.type === kind)
      .flatMap((child) => below(child, 'type_identifier', 'scoped_type_identifier').map((one) => one.text)),
  );
}

export { fieldOf };
