// SPDX-License-Identifier: Apache-2.0
import { FileFlow, Scope } from '../../flow/scope.js';
import { UNKNOWN, type Expression } from '../../flow/expression.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import { JavaTypes } from './java-types.js';
import { readJavaExpression } from './read-expression.js';

/** Nodes of which nothing is wanted. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'line_comment',
  'block_comment',
  'throws',
  'superclass',
]);

const CLASS =
  /^(?:class|interface|enum|record|annotation_type)_declaration$|^(?:class|interface|enum|record)_body$/;

/**
 * What a Java file says.
 * @param isKnown whether data of SDKs know a type, by its full name
 */
export function readJava(program: SyntaxNode, isKnown: (type: string) => boolean): FileFlow {
  return new JavaReader(isKnown).read(program);
}

class JavaReader {
  readonly #types: JavaTypes;
  readonly #file: FileFlow;

  constructor(isKnown: (type: string) => boolean) {
    this.#types = new JavaTypes(isKnown);
    this.#file = new FileFlow({
      expression: (node, scope) => readJavaExpression(node, scope, this.#types),
      statements: (nodes, scope) => this.#statements(nodes, scope),
    });
  }

  read(program: SyntaxNode): FileFlow {
    const own = program.children.find((node) => node.type === 'package_declaration')?.children.at(-1);
    for (const node of program.children) if (node.type === 'import_declaration') this.#import(node);
    if (own !== undefined) this.#types.add(own.text, true);
    this.#statements(program.children, this.#file.root);
    return this.#file;
  }

  #import(node: SyntaxNode): void {
    const name = node.children.find((child) => child.type !== 'asterisk')?.text ?? '';
    const isPackage = node.children.some((child) => child.type === 'asterisk');
    this.#file.imports.push({ line: node.line, module: isPackage ? `${name}.` : name });
    this.#types.add(name, isPackage);
    if (!isPackage)
      this.#file.root.bind(name.slice(name.lastIndexOf('.') + 1), { kind: 'import', path: name });
  }

  #statements(nodes: readonly SyntaxNode[], scope: Scope): void {
    for (const node of nodes) this.#statement(node, scope);
  }

  #statement(node: SyntaxNode, scope: Scope): void {
    if (CLASS.test(node.type)) return this.#class(node, scope);
    switch (node.type) {
      case 'import_declaration':
      case 'package_declaration':
      case 'modifiers':
        return;
      case 'method_declaration':
      case 'constructor_declaration':
      case 'compact_constructor_declaration':
        return this.#method(node, scope);
      case 'field_declaration':
      case 'local_variable_declaration':
      case 'constant_declaration':
        return this.#variables(node, scope);
      case 'resource':
      case 'enhanced_for_statement':
        return this.#loop(node, scope);
      case 'catch_formal_parameter':
        return;
      case 'return_statement':
      case 'yield_statement':
        for (const child of node.children) scope.returns.push(this.#expression(child, scope));
        return;
      default:
        if (
          /_(?:statement|body|group|rule|clause|block|specification)$|^(?:block|program|finally_clause|catch_clause|switch_block)$|^static_initializer$/.test(
            node.type,
          )
        ) {
          this.#statements(node.children, scope);
        } else {
          this.#expression(node, scope);
        }
    }
  }

  #expression(node: SyntaxNode, scope: Scope): Expression {
    return readJavaExpression(node, scope, this.#types);
  }

  #class(node: SyntaxNode, scope: Scope): void {
    const body = fieldOf(node, 'body');
    if (body === undefined) return this.#statements(node.children, scope);
    const inner = new Scope(this.#file, scope, { isClass: true, name: fieldOf(node, 'name')?.text ?? '' });
    // Methods may come before the fields that they use.
    const fields = body.children.filter((child) => /^(?:field|constant)_declaration$/.test(child.type));
    this.#statements(fields, inner);
    this.#statements(
      body.children.filter((child) => !fields.includes(child)),
      inner,
    );
  }

  #method(node: SyntaxNode, scope: Scope): void {
    const name = fieldOf(node, 'name')?.text ?? '';
    const inner = new Scope(this.#file, scope, { name });
    for (const parameter of fieldOf(node, 'parameters')?.children ?? []) {
      const named = fieldOf(parameter, 'name')?.text;
      if (named === undefined) continue;
      inner.params.push(named);
      this.#bind(inner, named, this.#types.instance(fieldOf(parameter, 'type'), inner));
    }
    this.#file.addFunction(inner, name);
    const body = fieldOf(node, 'body');
    const given = this.#types.instance(fieldOf(node, 'type'), inner);
    if (given.kind !== 'unknown') inner.returns.push(given);
    if (body !== undefined) this.#statements(body.children, inner);
  }

  /** A declared type of an SDK tells more than what is assigned. */
  #variables(node: SyntaxNode, scope: Scope): void {
    const typed = this.#types.instance(fieldOf(node, 'type'), scope);
    for (const one of node.children) {
      if (one.type !== 'variable_declarator') continue;
      const name = fieldOf(one, 'name')?.text ?? '';
      const value = fieldOf(one, 'value');
      const read = value === undefined ? UNKNOWN : this.#expression(value, scope);
      const known = typed.kind === 'unknown' ? read : typed;
      if (node.type === 'field_declaration' && known.kind !== 'unknown') {
        this.#file.addMember(name, known);
        scope.write(`this.${name}`, known);
      }
      this.#bind(scope, name, known);
    }
  }

  #loop(node: SyntaxNode, scope: Scope): void {
    const name = fieldOf(node, 'name')?.text;
    const value = fieldOf(node, 'value');
    const typed = this.#types.instance(fieldOf(node, 'type'), scope);
    const read = value === undefined ? UNKNOWN : this.#expression(value, scope);
    if (name !== undefined) {
      const element: Expression = node.type === 'resource' ? read : { kind: 'element', of: read };
      this.#bind(scope, name, typed.kind === 'unknown' ? element : typed);
    }
    const body = fieldOf(node, 'body');
    if (body !== undefined) this.#statement(body, scope);
  }

  #bind(scope: Scope, name: string, value: Expression): void {
    if (value.kind !== 'unknown') scope.bind(name, value);
  }
}
