// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from './exchange.js';

/** Lets everything happen that is due by now, so that no handler and no view ever has to. */
export function advanceTransitions({ world }: Exchange): void {
  world.stores.advance();
}
