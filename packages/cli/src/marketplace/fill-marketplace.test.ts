// SPDX-License-Identifier: Apache-2.0
import type { RebuiltBundle } from '@touchstone/registry';
import { describe, expect, it } from 'vitest';
import { heldOutput } from '../testing/held-output.js';
import { fillMarketplace } from './fill-marketplace.js';
import type { Loading } from './load-catalog.js';

type Filled = Parameters<typeof fillMarketplace>[0];

function registry(certificates: number, evidence: readonly RebuiltBundle['outcome'][]) {
  const done: string[] = [];
  const filled: Filled = {
    counts: async () => ({ certificates, runs: 0, scans: 0 }),
    logHead: async () => ({ origin: 'log.example', size: 3 }),
    rebuild: async (_, onBundle) => {
      done.push('rebuild');
      for (const outcome of evidence) onBundle?.({ solution: 's', envelope: 'e', outcome });
      return { bundles: [], changed: [] };
    },
    load: async (paths) => {
      done.push(`load ${paths.length}`);
      return paths.map((path) => ({ path, done: 1, of: 1, outcome: 'new', solution: 's', envelope: 'e' }));
    },
    refresh: async () => {
      done.push('refresh');
      return [];
    },
  };
  return { filled, done };
}

async function fill(filled: Filled, signal = new AbortController().signal) {
  const output = heldOutput();
  const shown: (Loading | undefined)[] = [];
  await fillMarketplace(filled, { data: 'data' }, { signal, output, env: {} }, (now) => void shown.push(now));
  return shown;
}

describe('what a marketplace is filled with', () => {
  it('is the catalog, bundle by bundle, each of them told', async () => {
    const { filled, done } = registry(7, []);
    const shown = await fill(filled);
    const loads = done.filter((one) => one === 'load 1').length;
    expect(loads).toBeGreaterThan(30);
    expect(shown).toHaveLength(loads + 1);
    expect(shown[0]).toEqual({ done: 0, total: loads });
    expect([shown.at(-1), done.at(-1)]).toEqual([undefined, 'refresh']);
  });

  it('is derived again from evidence where the database is empty, and that is shown where there is any', async () => {
    const lost = registry(0, ['held', 'missing', 'held']);
    expect((await fill(lost.filled)).slice(0, 3)).toEqual([1, 2, 3].map((done) => ({ done, total: 3 })));
    const fresh = registry(0, ['missing', 'missing']);
    expect((await fill(fresh.filled))[0]).toMatchObject({ done: 0 });
    expect(fresh.done[0]).toBe('rebuild');
  });

  it('ends at the next bundle when it is interrupted', async () => {
    const { filled, done } = registry(7, []);
    await fill(filled, AbortSignal.abort());
    expect(done).toEqual(['refresh']);
  });
});
