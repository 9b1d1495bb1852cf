// SPDX-License-Identifier: Apache-2.0
import type { StoredToken } from '@touchstone/attest';
import { publishTokens, type Registry, type RegistryDatabase } from '@touchstone/registry';
import { makeSignInLink } from '../make-sign-in-link.js';
import type { ControlAnswer, ControlOrder, ToldToken } from './control-order.js';

export interface ControlWorld {
  readonly registry: Pick<Registry, 'load' | 'rebuild'>;
  readonly database: RegistryDatabase;
  /** As readers know the marketplace; undefined where none runs. */
  readonly origin?: string;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

const BY = 'the command line';
const DAY = 86_400_000;

/**
 * Carries an order out, in the process that has the registry.
 * @throws TouchstoneError REGISTRY_TOKEN, REGISTRY_DATABASE; what loading and rebuilding throw
 */
export async function carryOut(
  order: ControlOrder,
  { registry, database, origin, clock, random }: ControlWorld,
  tell: (answer: ControlAnswer) => void,
): Promise<void> {
  const tokens = publishTokens(database);
  const actor = { by: BY, at: new Date(clock()) };
  switch (order.order) {
    case 'make token': {
      const { id, may, owners, days } = order;
      const expiresAt = new Date(actor.at.getTime() + days * DAY);
      const secret = await tokens.make({ id, may: [...may], owners, expiresAt }, random(32), actor);
      const made = (await tokens.list()).find((one) => one.id === id);
      if (made !== undefined) tell({ told: 'token', secret, token: toldToken(made) });
      return;
    }
    case 'list tokens':
      return tell({ told: 'tokens', tokens: (await tokens.list()).map(toldToken) });
    case 'end token':
      return tell({ told: 'ended', there: await tokens.end(order.id, actor) });
    case 'make sign-in link':
      if (origin !== undefined)
        tell({ told: 'link', link: await makeSignInLink(database, origin, random, actor.at) });
      return;
    case 'rebuild': {
      const { changed } = await registry.rebuild(BY, (bundle) => tell({ told: 'rebuilt bundle', ...bundle }));
      return tell({ told: 'rebuilt', changed });
    }
    case 'load':
      for (const path of order.paths) {
        const [loaded] = await registry.load([path], BY);
        if (loaded === undefined) continue;
        const { outcome } = loaded;
        const refused = outcome === 'refused' ? loaded.error : undefined;
        tell({
          told: 'loaded',
          path,
          outcome,
          solution: outcome === 'refused' ? null : loaded.solution,
          code: refused?.code ?? null,
          why: refused?.message ?? null,
        });
      }
  }
}

function toldToken({ id, may, owners, createdAt, expiresAt }: StoredToken): ToldToken {
  return { id, may, owners, createdAt, expiresAt };
}
