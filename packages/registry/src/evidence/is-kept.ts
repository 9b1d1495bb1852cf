// SPDX-License-Identifier: Apache-2.0
import type { BundleIndex } from '@touchstone/model';
import type { EvidenceStore } from './evidence-store.js';

/** Whether a bundle has its receipt and all members have their size: nothing was lost, though files may have rotted. */
export async function isKept(store: EvidenceStore, envelope: string, index: BundleIndex): Promise<boolean> {
  if ((await store.findReceipt(envelope)) === undefined) return false;
  for (const { digest, bytes } of index.members) {
    if ((await store.find(digest))?.size !== bytes) return false;
  }
  return true;
}
