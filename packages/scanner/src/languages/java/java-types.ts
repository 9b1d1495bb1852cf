// SPDX-License-Identifier: Apache-2.0
import { UNKNOWN, type Expression } from '../../flow/expression.js';
import type { Scope } from '../../flow/scope.js';
import type { SyntaxNode } from '../../parse/syntax-node.js';

/** Types that hold one value of the type in their brackets. */
const HOLDS_ONE =
  /^(?:Optional|Supplier|Provider|Lazy|ThreadLocal|AtomicReference|CompletableFuture|Future|Mono)$/;
/** Types that hold several. */
const HOLDS_MANY =
  /^(?:List|Set|Collection|Iterable|Iterator|Stream|ArrayList|FluentIterable|ImmutableList)$/;

/** Resolves the names of types of a file to their full names. */
export class JavaTypes {
  readonly #isKnown: (type: string) => boolean;
  readonly #imported = new Map<string, string>();
  readonly #packages: string[] = [];

  /** @param isKnown whether a full name is of a type that data of SDKs know */
  constructor(isKnown: (type: string) => boolean) {
    this.#isKnown = isKnown;
  }

  /** Takes `a.b.C`, or `a.b` for all of a package. */
  add(name: string, isPackage: boolean): void {
    if (isPackage) this.#packages.push(name);
    else this.#imported.set(name.slice(name.lastIndexOf('.') + 1), name);
  }

  /** The full name of a type that data of SDKs know. */
  find(name: string): string | undefined {
    const [first = '', ...inner] = name.split('.');
    const imported = this.#imported.get(first);
    const names =
      imported === undefined
        ? [name, ...this.#packages.map((one) => `${one}.${name}`)]
        : [[imported, ...inner].join('.')];
    return names.find((one) => this.#isKnown(one));
  }

  /** What a variable of a declared type is: an instance of it, where an SDK has it. */
  instance(type: SyntaxNode | undefined, scope: Scope): Expression {
    if (type === undefined) return UNKNOWN;
    if (type.type === 'generic_type') {
      const [of, inside] = type.children;
      const argument = inside?.children[0];
      const name = of?.text ?? '';
      const held = argument?.type === 'wildcard' ? argument.children[0] : argument;
      if (HOLDS_ONE.test(name) || HOLDS_MANY.test(name)) {
        const known = held === undefined ? undefined : this.find(bare(held));
        if (known === undefined) return UNKNOWN;
        return instanceOf(HOLDS_ONE.test(name) ? `Optional<${known}>` : known, type, scope);
      }
    }
    const known = this.find(bare(type));
    return known === undefined ? UNKNOWN : instanceOf(known, type, scope);
  }
}

function bare(type: SyntaxNode): string {
  return type.text.replace(/<.*$/s, '').replace(/^@\S+\s+/, '');
}

function instanceOf(name: string, node: SyntaxNode, scope: Scope): Expression {
  const callee: Expression = { kind: 'import', path: name };
  return { kind: 'call', callee, args: [], named: new Map(), line: node.line, text: node.text, scope };
}
