// SPDX-License-Identifier: Apache-2.0
import type { Handler } from './call.js';

/** One resource of a service: which operations it answers, and what is special about some of them. */
export interface Resource {
  /** Operation id of the index -> its handler. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Ids of operations that read `call.stream` themselves: uploads of any size. */
  readonly streams?: readonly string[];
  /** Ids of operations that let callers in without a token (the handler decides). */
  readonly open?: readonly string[];
  /** Ids of operations whose handler checks the caller's rights itself, instead of the index's least role. */
  readonly ownPolicy?: readonly string[];
}
