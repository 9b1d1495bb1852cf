// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { publishHandler, writeBundleFile, type OpenBundle } from '@touchstone/attest';
import type { Registry } from '../open-registry.js';
import type { ApiHandler } from './api-handler.js';
import { apiProblem } from './api-problem.js';

/** A log that takes papers, as `publishHandler` knows it. */
type PublishServer = Omit<Parameters<typeof publishHandler>[0], 'onBundle' | 'refuse'>;

/**
 * `POST /api/v1/bundles` and `/statements`: verified completely, logged, and taken in with entry and proof, so that a listing
 * is there when the sender is answered. Where that last step fails the sender publishes again: the log has the certificate
 * once, and the registry gets another chance.
 */
export function publishToRegistry(server: PublishServer, registry: Pick<Registry, 'ingest'>): ApiHandler {
  return publishHandler({
    ...server,
    onBundle: (bundle, by) => takeIn(registry, server.scratch, bundle, `token ${by}`),
    refuse: apiProblem,
  });
}

async function takeIn(
  registry: Pick<Registry, 'ingest'>,
  scratch: string,
  bundle: OpenBundle,
  by: string,
): Promise<void> {
  const place = await mkdtemp(join(scratch, 'in-'));
  try {
    const file = join(place, 'bundle.touchstone');
    await writeBundleFile(file, bundle, bundle.attestation);
    await registry.ingest(file, by);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
