// SPDX-License-Identifier: Apache-2.0
import type { ImportFact } from '../../sdks/find-sdk-use.js';
import type { SyntaxNode } from '../../parse/syntax-node.js';

/** A struct, interface or other named type that a file defines. */
export interface GoType {
  /** Field → its type. */
  readonly fields: ReadonlyMap<string, SyntaxNode>;
  /** Types that it embeds, or that it is defined as. */
  readonly embedded: readonly SyntaxNode[];
}

/** What a Go file says at its top level. */
export interface GoFile {
  readonly root: SyntaxNode;
  readonly imports: readonly ImportFact[];
  /** Name within the file → import path. */
  readonly packages: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, GoType>;
  /** Function, or `Type.method` → types of its results. */
  readonly results: ReadonlyMap<string, readonly SyntaxNode[]>;
}
