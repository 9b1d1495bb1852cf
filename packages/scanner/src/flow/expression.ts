// SPDX-License-Identifier: Apache-2.0
import type { Scope } from './scope.js';

/**
 * An expression of a program, whatever its language: as much as is needed to tell what a name stands for and what text a
 * request is built from. A language's reader writes them; the rest of this folder reads them.
 */
export type Expression =
  | TextExpression
  | NameExpression
  | MemberExpression
  | ElementExpression
  | CallExpression
  | RecordExpression
  | ListExpression
  | EitherExpression
  | FunctionExpression
  | ImportExpression
  | UnknownExpression;

/** Pieces in a row: a literal, a template, a concatenation. */
export interface TextExpression {
  readonly kind: 'text';
  readonly pieces: readonly (string | Expression)[];
}

export interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
  readonly scope: Scope;
}

/** `of.name`; `this.name` where `of` is the name `this`. */
export interface MemberExpression {
  readonly kind: 'member';
  readonly of: Expression;
  readonly name: string;
}

/** An element of a collection, which stands for the collection. */
export interface ElementExpression {
  readonly kind: 'element';
  readonly of: Expression;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Expression[];
  /** Arguments that are passed by name, in languages that can. */
  readonly named: ReadonlyMap<string, Expression>;
  readonly line: number;
  readonly text: string;
  readonly scope: Scope;
}

/** An object, map, or array with keys. */
export interface RecordExpression {
  readonly kind: 'record';
  readonly entries: ReadonlyMap<string, Expression>;
  /** What is spread into it. */
  readonly rest: readonly Expression[];
  readonly line: number;
}

export interface ListExpression {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** One of these, as the running program decides. */
export interface EitherExpression {
  readonly kind: 'either';
  readonly options: readonly Expression[];
}

export interface FunctionExpression {
  readonly kind: 'function';
  readonly scope: Scope;
}

/** A module, or a part of one: the dotted path by which data of SDKs name it. */
export interface ImportExpression {
  readonly kind: 'import';
  readonly path: string;
}

export interface UnknownExpression {
  readonly kind: 'unknown';
}

export const UNKNOWN: UnknownExpression = { kind: 'unknown' };

export function textOf(...pieces: readonly (string | Expression)[]): TextExpression {
  return { kind: 'text', pieces };
}
