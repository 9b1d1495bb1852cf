// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../service/call.js';
import { defineStore, type Stored } from '../state/store-kind.js';

/** What Cinder and Nova need to know of an image. */
export interface ImageFacts extends Stored {
  readonly name: string | null;
  readonly status: string;
  readonly owner: string;
  readonly visibility: string;
  readonly size: number | null;
  readonly minDisk: number;
  readonly minRam: number;
  readonly checksum: string | null;
  readonly diskFormat: string | null;
  readonly containerFormat: string | null;
}

const IMAGES = defineStore<ImageFacts>({ name: 'image:image', scope: 'project' });

/** An image that the caller may see. */
export function findImage(
  { stores, auth }: Pick<Call, 'stores' | 'auth'>,
  id: string,
): ImageFacts | undefined {
  const image = stores.of(IMAGES).get(id);
  if (!image) return undefined;
  const seen = auth.isAdmin || image.owner === auth.projectId || image.visibility !== 'private';
  return seen ? image : undefined;
}
