// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogReader } from '@touchstone/attest';
import {
  folderEvidence,
  liveRegistry,
  openRegistry,
  openRegistryDatabase,
  type Registry,
} from '@touchstone/registry';
import type { WebWorld } from '../server/index.js';
import { WORLD_AT } from './world-of.js';
import { demoTrustRoot, folderWorld, placeOf } from './repository.js';

/** A marketplace that holds evidence, and may be told what time it is. */
export interface KeptWorld {
  readonly world: WebWorld & { readonly registry: Registry };
  /** Where the evidence is kept. */
  readonly evidence: string;
  /** Epoch ms; to be set by a test. */
  now: number;
  /** Derives again what the clock made another. */
  refresh(): Promise<unknown>;
  close(): Promise<void>;
}

/** A marketplace with the bundles of these solutions of the catalog: real evidence, the demo's trust root and log. */
export async function keptWorld(solutions: readonly string[]): Promise<KeptWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-web-'));
  const evidence = join(folder, 'evidence');
  const kept = { now: WORLD_AT };
  const clock = () => kept.now;
  const root = await demoTrustRoot(new Date(WORLD_AT));
  const log = await openLogReader(placeOf('trust/log'), folderWorld(clock));
  const database = await openRegistryDatabase({ memory: true });
  const registry = openRegistry({ database, evidence: folderEvidence(evidence), log, root, clock });
  const loaded = await registry.load(
    solutions.map((solution) => placeOf(`catalog/${solution}/evidence`)),
    'a test',
  );
  const refused = loaded.filter(({ outcome }) => outcome === 'refused');
  if (refused.length > 0) throw new Error(`not taken in: ${JSON.stringify(refused)}`);
  return Object.assign(kept, {
    world: {
      registry,
      live: liveRegistry(registry, clock),
      root,
      clock,
      origin: 'https://touchstone.example',
      verifying: { log: 'trust/log' },
    },
    evidence,
    refresh: () => registry.refresh(),
    close: async () => {
      await registry.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}
