// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { openObjectStore, parseLogPlace, type StoreWorld } from '@touchstone/attest';
import { verifyEvidencePlace } from './evidence-places.js';
import type { EvidenceStore } from './evidence-store.js';
import { folderEvidence } from './folder-evidence.js';
import { objectEvidence } from './object-evidence.js';

/**
 * Opens an evidence store: `FOLDER`, `s3://BUCKET/PREFIX` or `swift://CONTAINER/PREFIX`, with the environment that a log's
 * store is opened with.
 * @param near a folder for what of an object store lies on this machine as well
 * @throws TouchstoneError LOG_PLACE, LOG_PLACE_CONFIG, ACCESS_*
 */
export async function openEvidence(
  where: string,
  near: string,
  world: StoreWorld,
): Promise<EvidenceStore & { close(): Promise<void> }> {
  const place = parseLogPlace(where);
  if (place.kind === 'folder') return { ...folderEvidence(place.folder), close: async () => {} };
  if (place.kind === 'url') {
    throw new TouchstoneError('LOG_PLACE', 'Evidence is written, and a URL is only read at.', {
      hint: 'Name a folder, s3://BUCKET/PREFIX or swift://CONTAINER/PREFIX.',
    });
  }
  const objects = await openObjectStore(place, world, verifyEvidencePlace);
  return { ...objectEvidence(objects, folderEvidence(near)), close: () => objects.close() };
}
