// SPDX-License-Identifier: Apache-2.0
import { textsOf } from './evaluate.mjs';
import { below, fieldOf, javaFiles, packageOf, parseJava, supertypes, typeNames } from './java-tree.mjs';

/** Everything that openstack4j's source says, by full name of a type: `{ types, constants, rootNames }`. */
export function readClasses(folder) {
  const types = new Map();
  const constants = new Map();
  const ownConstants = new Map();
  const rootNames = new Map();
  for (const file of javaFiles(folder)) {
    const program = parseJava(file);
    for (const node of below(program, 'class_declaration', 'interface_declaration')) {
      const name = nestedName(program, node);
      types.set(name, { name, node, program, supers: supertypes(node), resolve: typeNames(program) });
      const root = annotation(node, 'JsonRootName');
      if (root !== undefined) rootNames.set(name, root);
    }
    const own = new Map();
    for (const one of below(program, 'field_declaration', 'constant_declaration')) {
      for (const declared of one.children.filter((child) => child.type === 'variable_declarator')) {
        const value = fieldOf(declared, 'value');
        const texts =
          value === undefined ? [] : textsOf(value, { method: value, known: own, given: new Map() });
        if (texts.length === 1 && texts[0] !== '{}') own.set(fieldOf(declared, 'name').text, texts[0]);
      }
    }
    ownConstants.set(program, own);
    for (const [name, text] of own) constants.set(name, text);
  }
  return { types, constants, ownConstants, rootNames };
}

function nestedName(program, node) {
  const inside = (from) => {
    for (const child of from.children) {
      if (child === node) return [];
      const found = inside(child);
      if (found !== undefined) {
        const own = /^(?:class|interface)_declaration$/.test(child.type) ? [fieldOf(child, 'name').text] : [];
        return [...own, ...found];
      }
    }
    return undefined;
  };
  return [packageOf(program), ...(inside(program) ?? []), fieldOf(node, 'name').text].join('.');
}

function annotation(node, name) {
  const modifiers = node.children.find((child) => child.type === 'modifiers');
  const found = modifiers?.children.find((one) => fieldOf(one, 'name')?.text === name);
  return found === undefined ? undefined : below(found, 'string_fragment')[0]?.text;
}

/** A class and all that it is derived from, itself first. */
export function lineage(type, types) {
  const found = [];
  const open = [type];
  for (let one = open.shift(); one !== undefined; one = open.shift()) {
    if (found.includes(one)) continue;
    found.push(one);
    for (const name of one.supers) {
      const full = one.resolve(name, types) ?? [...types.keys()].find((key) => key === name);
      if (full !== undefined) open.push(types.get(full));
    }
  }
  return found;
}

/** The methods of a type itself. */
export function methodsOf(type) {
  return (fieldOf(type.node, 'body')?.children ?? []).filter((child) => child.type === 'method_declaration');
}
