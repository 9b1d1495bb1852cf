// SPDX-License-Identifier: Apache-2.0
import type { Origin } from '@touchstone/model';
import type { Language } from './language.js';

/** What is known of a file before it is read. */
export interface FileHead {
  /** Relative to the root of the tree, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly language: Language;
  readonly origin: Origin;
}

/** A file that was read: valid UTF-8, within the limits. */
export interface SourceFile extends FileHead {
  readonly text: string;
}
