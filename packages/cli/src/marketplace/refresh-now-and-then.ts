// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import type { Registry } from '@touchstone/registry';
import type { Output } from '../output.js';

const EVERY_MILLISECONDS = 60_000;

/**
 * Looks once a minute at what time and the log made another. What fails is said once, until it is something else: the same
 * line each minute would hide all others.
 */
export function refreshNowAndThen(
  registry: Pick<Registry, 'refresh'>,
  onRefreshed: () => Promise<void>,
  output: Output,
): { close(): Promise<void> } {
  let said = '';
  let under: Promise<void> = Promise.resolve();
  const refresh = async (): Promise<void> => {
    try {
      await registry.refresh();
      await onRefreshed();
      said = '';
    } catch (error) {
      const what = isTouchstoneError(error) ? `${error.message} [${error.code}]` : String(error);
      if (what !== said) output.note(`Listings could not be looked at again: ${what}`);
      said = what;
    }
  };
  const timer = setInterval(() => (under = under.then(refresh)), EVERY_MILLISECONDS);
  return {
    close: () => {
      clearInterval(timer);
      return under;
    },
  };
}
