// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { TOKENS } from './resource.js';

/** Ends all tokens of a user: after a change of password, or when the user is disabled. */
export function dropTokensOf(stores: Stores, userId: string): void {
  const tokens = stores.of(TOKENS);
  for (const token of tokens.filter((one) => one.userId === userId)) tokens.delete(token.id);
}
