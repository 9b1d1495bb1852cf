// SPDX-License-Identifier: Apache-2.0
import type { Registry } from '@touchstone/registry';

type Head = Awaited<ReturnType<Registry['logHead']>>;

const LOOK_MILLISECONDS = 5_000;

/**
 * The log's name and size as pages show them: those of a few seconds ago, whichever process added to it. While the log cannot
 * be read, what was known of it is still told.
 * @param clock epoch ms
 */
export async function followedHead(
  registry: Pick<Registry, 'logHead'>,
  clock: () => number,
  onDefect: (error: unknown) => void,
): Promise<() => Head> {
  let head = await registry.logHead();
  let looked = clock();
  return () => {
    if (Math.abs(clock() - looked) >= LOOK_MILLISECONDS) {
      looked = clock();
      registry.logHead().then((now) => void (head = now), onDefect);
    }
    return head;
  };
}
