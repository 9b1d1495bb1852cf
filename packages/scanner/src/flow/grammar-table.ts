// SPDX-License-Identifier: Apache-2.0

/** Fields of a node, by what they mean here. */
export interface MemberFields {
  readonly of: string;
  readonly name: string;
}

/** What the nodes of a language's grammar are, as far as its programs are read by readByTable. */
export interface GrammarTable {
  /** Names as they are; the text may begin with `$`. */
  readonly names: ReadonlySet<string>;
  /** Names that stand for the object of the class. */
  readonly self: ReadonlySet<string>;
  /** Dotted names of types or modules in one node: `A::B`, `A\B`. */
  readonly scoped: ReadonlySet<string>;
  /** Strings; their children of `literals` are text, others are put in. */
  readonly strings: ReadonlySet<string>;
  readonly literals: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, MemberFields>;
  /** Calls: the field of what is called, or of what it is called on and by what name. */
  readonly calls: ReadonlyMap<string, { readonly callee: string } | MemberFields>;
  /** `new X(…)`: the type is the first child or in this field. */
  readonly creations: ReadonlySet<string>;
  readonly assignments: ReadonlySet<string>;
  /** Declarations: fields of name, value and type; the value may be the last child. */
  readonly declarations: ReadonlyMap<
    string,
    { readonly name: string; readonly value?: string; readonly type?: string }
  >;
  readonly functions: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  /** Members of a class that have a value: constants, fields, properties. */
  readonly fields: ReadonlySet<string>;
  readonly returns: ReadonlySet<string>;
  readonly loops: ReadonlyMap<string, { readonly name: string | null; readonly of: string | null }>;
  readonly records: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly either: ReadonlySet<string>;
  readonly binary: ReadonlySet<string>;
  /** Operators that put texts together. */
  readonly concatenation: RegExp;
  /** What wraps one expression and changes nothing that matters here. */
  readonly transparent: ReadonlySet<string>;
  /** Methods that give what they are called on: `unwrap`. */
  readonly same: RegExp;
}
