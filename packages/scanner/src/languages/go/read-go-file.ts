// SPDX-License-Identifier: Apache-2.0
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import type { ImportFact } from '../../sdks/find-sdk-use.js';
import type { GoFile, GoType } from './go-file.js';

/** Reads what a file imports, which types it defines, and what its functions return. */
export function readGoFile(root: SyntaxNode): GoFile {
  const imports: ImportFact[] = [];
  const packages = new Map<string, string>();
  const types = new Map<string, GoType>();
  const results = new Map<string, readonly SyntaxNode[]>();
  for (const node of root.children) {
    if (node.type === 'import_declaration') {
      for (const spec of specsOf(node, 'import_spec')) readImport(spec, imports, packages);
    } else if (node.type === 'type_declaration') {
      for (const spec of node.children) readType(spec, types);
    } else if (node.type === 'function_declaration' || node.type === 'method_declaration') {
      readResults(node, results);
    }
  }
  return { root, imports, packages, types, results };
}

/** The specifications of a declaration, in a list or alone. */
export function specsOf(node: SyntaxNode, type: string): readonly SyntaxNode[] {
  return node.children.flatMap((child) => (child.type === type ? [child] : specsOf(child, type)));
}

function readImport(spec: SyntaxNode, imports: ImportFact[], packages: Map<string, string>): void {
  const module = fieldOf(spec, 'path')?.text.slice(1, -1);
  if (module === undefined) return;
  imports.push({ line: spec.line, module });
  packages.set(fieldOf(spec, 'name')?.text ?? packageName(module), module);
}

/**
 * The name that a package most likely has, by its path: the last step, without a version (Go modules reference, "Module
 * paths"; gopkg.in writes it behind a dot).
 */
function packageName(module: string): string {
  const steps = module.split('/').filter((step, at) => at === 0 || !/^v\d+$/.test(step));
  return (steps.at(-1) ?? module).replace(/\.v\d+$/, '').replace(/^go-/, '');
}

function readType(spec: SyntaxNode, types: Map<string, GoType>): void {
  const name = fieldOf(spec, 'name')?.text;
  const type = fieldOf(spec, 'type');
  if (name === undefined || type === undefined) return;
  if (type.type !== 'struct_type') {
    const isNamed = type.type !== 'interface_type';
    types.set(name, { fields: new Map(), embedded: isNamed ? [type] : [] });
    return;
  }
  const fields = new Map<string, SyntaxNode>();
  const embedded: SyntaxNode[] = [];
  for (const field of type.children.flatMap((list) => list.children)) {
    const fieldType = fieldOf(field, 'type');
    if (fieldType === undefined) continue;
    const names = field.children.filter((child) => child.field === 'name');
    for (const one of names) fields.set(one.text, fieldType);
    if (names.length === 0) {
      embedded.push(fieldType);
      // An embedded type's field is called like the type: `s.Connection.ObjectPut`.
      const own = fieldType.text.replace(/^\*/, '').split('.').at(-1);
      if (own !== undefined) fields.set(own, fieldType);
    }
  }
  types.set(name, { fields, embedded });
}

function readResults(node: SyntaxNode, results: Map<string, readonly SyntaxNode[]>): void {
  const name = fieldOf(node, 'name')?.text;
  const result = fieldOf(node, 'result');
  if (name === undefined || result === undefined) return;
  const receiver = receiverType(node);
  const types = result.type === 'parameter_list' ? result.children.flatMap(typesOfParameter) : [result];
  results.set(receiver === undefined ? name : `${receiver}.${name}`, types);
}

/** A parameter's type, once for each of its names. */
function typesOfParameter(node: SyntaxNode): readonly SyntaxNode[] {
  const type = fieldOf(node, 'type');
  if (type === undefined) return [];
  const names = node.children.filter((child) => child.field === 'name').length;
  return Array.from({ length: Math.max(names, 1) }, () => type);
}

/** The name of the type that a method is declared on. */
function receiverType(node: SyntaxNode): string | undefined {
  const receiver = fieldOf(node, 'receiver')?.children[0];
  const type = receiver === undefined ? undefined : fieldOf(receiver, 'type');
  return type?.text.replace(/^\*/, '').replace(/\[.*$/s, '');
}
