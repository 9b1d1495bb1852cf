// SPDX-License-Identifier: Apache-2.0
import type { CallFact } from '../../sdks/call-fact.js';
import type { SyntaxNode } from '../../parse/syntax-node.js';

/** What an expression stands for: an object that was come by on a path, or a text. */
export type RubyValue = PathValue | TextValue;

export interface PathValue {
  readonly kind: 'path';
  readonly root: CallFact['root'];
  /** As in CallFact; a step without arguments has no `()`. */
  readonly path: string;
}

export interface TextValue {
  readonly kind: 'text';
  /** Each piece that only the running program knows is `{}`. */
  readonly text: string;
  /** What stands in those pieces, as it is written or where it comes from. */
  readonly pieces: readonly string[];
}

/** A call as it stands in the file, its receiver and arguments resolved. */
export interface RubyCall {
  readonly line: number;
  readonly name: string;
  /** Undefined: called on the object itself. */
  readonly receiver: PathValue | undefined;
  readonly args: readonly (RubyValue | undefined)[];
  readonly named: ReadonlyMap<string, RubyValue | undefined>;
  readonly argNodes: readonly SyntaxNode[];
  /** Of the class that it stands in. */
  readonly className: string;
  /** The method that it stands in. */
  readonly within: SyntaxNode | undefined;
  readonly text: string;
}

export interface RubyFile {
  readonly imports: readonly { readonly line: number; readonly module: string }[];
  readonly facts: readonly CallFact[];
  readonly calls: readonly RubyCall[];
  /** Methods that the file defines, by name. */
  readonly methods: ReadonlyMap<string, SyntaxNode>;
  /** Texts in a constant of the file, by its name. */
  readonly constants: ReadonlyMap<string, readonly string[]>;
  /** Texts with a slash that stand outside of calls' arguments, as where a method returns one. */
  readonly texts: readonly { readonly line: number; readonly value: TextValue; readonly className: string }[];
}

export function textValue(text: string, pieces: readonly string[] = []): TextValue {
  return { kind: 'text', text, pieces };
}

export function pathValue(path: string, root: CallFact['root'] = 'unknown'): PathValue {
  return { kind: 'path', root, path };
}
