// SPDX-License-Identifier: Apache-2.0
import type { SyntaxNode } from '../parse/syntax-node.js';
import type { CallExpression, Expression } from './expression.js';

/** A function, a class or a whole file: where names are known. */
export class Scope {
  readonly parent: Scope | undefined;
  /** The class whose members `this` has; the file's own where there is none. */
  readonly members: Scope;
  readonly file: FileFlow;
  /** Name of the function or class; '' where it has none. */
  readonly name: string;
  readonly params: string[] = [];
  /** Every value that is assigned to a name, in the order of the text. */
  readonly names = new Map<string, Expression[]>();
  /** Every value that is assigned to `name.member`. */
  readonly writes = new Map<string, Expression[]>();
  readonly returns: Expression[] = [];

  constructor(
    file: FileFlow,
    parent: Scope | undefined,
    options: { readonly isClass?: boolean; readonly name?: string } = {},
  ) {
    this.file = file;
    this.parent = parent;
    this.name = options.name ?? '';
    this.members = options.isClass === true || parent === undefined ? this : parent.members;
  }

  /** Adds a value to a name of this scope. */
  bind(name: string, value: Expression): void {
    push(this.names, name, value);
  }

  /** Adds a value to a name where it is declared, or to the file's own names. */
  assign(name: string, value: Expression): void {
    (this.find(name) ?? this.file.root).bind(name, value);
  }

  /** The nearest scope that knows a name. */
  find(name: string): Scope | undefined {
    let scope: Scope | undefined = this as Scope;
    while (scope !== undefined && !scope.names.has(name) && !scope.params.includes(name))
      scope = scope.parent;
    return scope;
  }

  write(path: string, value: Expression): void {
    push(this.writes, path, value);
  }
}

/** How a language is read. What reads one part of it reads the parts within by this, whatever they are. */
export interface Reader {
  expression(node: SyntaxNode, scope: Scope): Expression;
  statements(nodes: readonly SyntaxNode[], scope: Scope): void;
}

/** What one file says. */
export class FileFlow {
  readonly reader: Reader;
  readonly root: Scope = new Scope(this, undefined);
  readonly calls: CallExpression[] = [];
  /** Members of `this` that are set anywhere in the file, by whatever class. */
  readonly members = new Map<string, Expression[]>();
  /** Functions by name: of classes, objects and the file alike. */
  readonly functions = new Map<string, Scope[]>();
  readonly imports: { readonly line: number; readonly module: string }[] = [];

  constructor(reader: Reader) {
    this.reader = reader;
  }

  addFunction(scope: Scope, name: string): void {
    push(this.functions, name, scope);
  }

  addMember(name: string, value: Expression): void {
    push(this.members, name, value);
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
