// SPDX-License-Identifier: Apache-2.0
import type { Expression } from './expression.js';

/** What a name is bound to at a place of the file. */
export interface Binding {
  readonly at: number;
  readonly value: Expression;
  /** Where the value's own names are to be looked up. */
  readonly scope: Scope;
  /** A variable of which only the type is declared: `value` is the type. */
  readonly isType?: boolean;
}

/** A module, class or function, with the names that it binds. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly parent: Scope | undefined;
  readonly names: Map<string, Binding[]>;
  readonly classes: Map<string, Scope>;
  readonly functions: Map<string, Scope>;
  /** Of a class: what it is derived from. */
  readonly bases: readonly Expression[];
  /** Of a class: what its methods bind on self. */
  readonly attributes: Map<string, Binding[]>;
  /** Of a function. */
  readonly returns: Expression[];
  readonly isProperty: boolean;
}

/** A call, with the scope that it stands in. */
export interface PythonCall {
  readonly at: number;
  readonly line: number;
  readonly callee: Expression;
  readonly args: string;
  readonly text: string;
  readonly scope: Scope;
}

export interface PythonImport {
  readonly line: number;
  /** In full, and with a leading dot where it is relative. */
  readonly module: string;
}

export interface PythonFile {
  readonly module: Scope;
  readonly imports: readonly PythonImport[];
  /** Name → module or member of one, in full. */
  readonly imported: ReadonlyMap<string, string>;
  readonly calls: readonly PythonCall[];
}
