// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBundleFile, type OpenBundle } from '@touchstone/attest';
import type { Registry } from '../open-registry.js';

/**
 * What a log's publishing handler (`onBundle`) does further with a bundle that it has verified and logged: the registry
 * takes it in, with entry and proof, so that its listing is there when the sender is answered. Where that fails the sender
 * publishes again: the log has the certificate once, and the registry gets another chance.
 * @param scratch a folder
 * @throws TouchstoneError as `Registry.ingest`
 */
export function takeIn(
  registry: Pick<Registry, 'ingest'>,
  scratch: string,
): (bundle: OpenBundle, by: string) => Promise<void> {
  return async (bundle, by) => {
    const place = await mkdtemp(join(scratch, 'in-'));
    try {
      const file = join(place, 'bundle.touchstone');
      await writeBundleFile(file, bundle, bundle.attestation);
      await registry.ingest(file, `token ${by}`);
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  };
}
