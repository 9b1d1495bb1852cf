// SPDX-License-Identifier: Apache-2.0
import type { Registry } from '@touchstone/registry';

type Head = Awaited<ReturnType<Registry['logHead']>>;

const LOOK_MILLISECONDS = 5_000;

/**
 * The log's name and size as pages show them, whichever process added to it: looked up again where the registry's state is
 * another, so that no page shows more certificates than entries, and otherwise every few seconds. While the log cannot be
 * read, what was known of it is still told.
 * @param clock epoch ms
 */
export async function followedHead(
  registry: Pick<Registry, 'logHead'>,
  clock: () => number,
  onDefect: (error: unknown) => void,
): Promise<(shown: object) => Promise<Head>> {
  let head = await registry.logHead();
  let [looked, of]: [number, object | undefined] = [clock(), undefined];
  let look = Promise.resolve();
  const again = (): Promise<void> => {
    looked = clock();
    return registry.logHead().then((now) => void (head = now), onDefect);
  };
  return async (shown) => {
    if (shown !== of) {
      of = shown;
      look = again();
    } else if (Math.abs(clock() - looked) >= LOOK_MILLISECONDS) void again();
    await look;
    return head;
  };
}
