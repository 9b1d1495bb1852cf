// SPDX-License-Identifier: Apache-2.0
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import type { GoFile } from './go-file.js';

/**
 * What an expression stands for: a path that begins with an import (`github.com/ncw/swift/v2.Connection()`), a type of
 * the file (`#Fs`), or something that is none of an SDK. Undefined: the file does not say.
 */
export type GoValue = string;
export const ELSEWHERE: GoValue = '!';

const DEEPEST = 30;

/** Names of a block, and around it of the blocks that it lies in. */
export class GoScope {
  readonly #names = new Map<string, GoValue | undefined>();
  readonly #outer: GoScope | undefined;

  constructor(outer?: GoScope) {
    this.#outer = outer;
  }

  declare(name: string, value: GoValue | undefined): void {
    this.#names.set(name, value);
  }

  /** Gives a name that is declared, and of which nothing was known, a value. */
  assign(name: string, value: GoValue): void {
    if (this.#names.has(name)) {
      if (this.#names.get(name) === undefined) this.#names.set(name, value);
    } else this.#outer?.assign(name, value);
  }

  has(name: string): boolean {
    return this.#names.has(name) || (this.#outer?.has(name) ?? false);
  }

  get(name: string): GoValue | undefined {
    return this.#names.has(name) ? this.#names.get(name) : this.#outer?.get(name);
  }
}

/** Resolves expressions and types of one file. */
export class GoValues {
  readonly #file: GoFile;
  readonly #isSdk: (module: string) => boolean;

  /** @param isSdk whether an import is of an SDK; of all others nothing is followed */
  constructor(file: GoFile, isSdk: (module: string) => boolean) {
    this.#file = file;
    this.#isSdk = isSdk;
  }

  /** @param result which result of a call is meant */
  valueOf(node: SyntaxNode, scope: GoScope, result = 0, depth = 0): GoValue | undefined {
    if (depth > DEEPEST) return undefined;
    const [first] = node.children;
    switch (node.type) {
      case 'identifier':
        return scope.has(node.text) ? scope.get(node.text) : this.#packageValue(node.text);
      case 'selector_expression':
        return this.#selected(node, scope, depth);
      case 'call_expression':
        return this.#called(node, scope, result, depth);
      case 'composite_literal':
      case 'type_assertion_expression':
      case 'type_conversion_expression':
        return this.typeValue(fieldOf(node, 'type'));
      case 'unary_expression':
      case 'parenthesized_expression':
      case 'index_expression':
      case 'slice_expression':
        return first === undefined ? undefined : this.valueOf(first, scope, 0, depth + 1);
      default:
        return undefined;
    }
  }

  /** An instance of a type; an element of a collection stands for the collection. */
  typeValue(type: SyntaxNode | undefined, depth = 0): GoValue | undefined {
    if (type === undefined || depth > DEEPEST) return undefined;
    switch (type.type) {
      case 'qualified_type': {
        const module = this.#packageValue(fieldOf(type, 'package')?.text ?? '');
        if (module === undefined || module === ELSEWHERE) return ELSEWHERE;
        return `${module}.${fieldOf(type, 'name')?.text}()`;
      }
      case 'type_identifier':
        return this.#file.types.has(type.text) ? `#${type.text}` : undefined;
      case 'map_type':
        return this.typeValue(fieldOf(type, 'value'), depth + 1);
      case 'generic_type':
        return this.typeValue(fieldOf(type, 'type'), depth + 1);
      case 'pointer_type':
      case 'slice_type':
      case 'array_type':
      case 'channel_type':
      case 'parenthesized_type':
        return this.typeValue(type.children.at(-1), depth + 1);
      default:
        return undefined;
    }
  }

  #packageValue(name: string): GoValue | undefined {
    const module = this.#file.packages.get(name);
    if (module === undefined) return undefined;
    return this.#isSdk(module) ? module : ELSEWHERE;
  }

  #selected(node: SyntaxNode, scope: GoScope, depth: number): GoValue | undefined {
    const operand = fieldOf(node, 'operand');
    const of = operand === undefined ? undefined : this.valueOf(operand, scope, 0, depth + 1);
    return this.#stepOf(of, fieldOf(node, 'field')?.text ?? '', depth);
  }

  #stepOf(of: GoValue | undefined, name: string, depth: number): GoValue | undefined {
    if (of === undefined || of === ELSEWHERE) return of;
    return of.startsWith('#') ? this.#member(of, name, depth) : `${of}.${name}`;
  }

  /** A field of a type of the file, its own or one that it has from a type that it embeds. */
  #member(of: GoValue, name: string, depth: number): GoValue | undefined {
    if (depth > DEEPEST) return undefined;
    const type = this.#file.types.get(of.slice(1));
    if (type === undefined) return undefined;
    const field = type.fields.get(name);
    if (field !== undefined) return this.typeValue(field);
    for (const embedded of type.embedded) {
      const value = this.typeValue(embedded);
      if (value === undefined || value === ELSEWHERE) continue;
      const found = value.startsWith('#') ? this.#member(value, name, depth + 1) : `${value}.${name}`;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #called(node: SyntaxNode, scope: GoScope, result: number, depth: number): GoValue | undefined {
    const callee = fieldOf(node, 'function');
    if (callee === undefined) return undefined;
    if (callee.type === 'identifier' && !scope.has(callee.text)) {
      const own = this.#file.results.get(callee.text);
      if (own !== undefined) return this.typeValue(own[result]);
      if (/^(?:new|make)$/.test(callee.text)) return this.#made(node);
    }
    if (callee.type !== 'selector_expression') {
      return resultOf(this.valueOf(callee, scope, 0, depth + 1), result);
    }
    // What it is called on is looked at once: chains of calls are long.
    const operand = fieldOf(callee, 'operand');
    const name = fieldOf(callee, 'field')?.text ?? '';
    const of = operand === undefined ? undefined : this.valueOf(operand, scope, 0, depth + 1);
    const own = of?.startsWith('#') === true ? this.#file.results.get(`${of.slice(1)}.${name}`) : undefined;
    return own === undefined ? resultOf(this.#stepOf(of, name, depth), result) : this.typeValue(own[result]);
  }

  /** `new(T)`, `make([]T)`; a type that stands as a plain name looks like a value here. */
  #made(node: SyntaxNode): GoValue | undefined {
    const [type] = fieldOf(node, 'arguments')?.children ?? [];
    if (type?.type === 'identifier') return this.#file.types.has(type.text) ? `#${type.text}` : undefined;
    return this.typeValue(type);
  }
}

function resultOf(value: GoValue | undefined, result: number): GoValue | undefined {
  if (value === undefined || value === ELSEWHERE || value.startsWith('#')) return value;
  return result === 0 ? `${value}()` : undefined;
}
