// SPDX-License-Identifier: Apache-2.0
import type { Blob } from '../../state/blobs.js';
import { defineStore, type Stored } from '../../state/store-kind.js';

export type Visibility = 'public' | 'private' | 'shared' | 'community';
export type ImageStatus = 'queued' | 'saving' | 'active' | 'uploading' | 'importing' | 'deactivated';

/** A disk that servers and volumes are made from. */
export interface Image extends Stored {
  readonly name: string | null;
  readonly status: ImageStatus;
  readonly visibility: Visibility;
  readonly diskFormat: string | null;
  readonly containerFormat: string | null;
  /** MiB. */
  readonly minRam: number;
  /** GiB. */
  readonly minDisk: number;
  readonly protected: boolean;
  readonly hidden: boolean;
  /** Project id. */
  readonly owner: string;
  readonly tags: readonly string[];
  readonly properties: Readonly<Record<string, string>>;
  /** Bytes of its content, and their MD5 in hexadecimal; null until it is there. */
  readonly size: number | null;
  readonly checksum: string | null;
  /** Its content, once it is there. */
  readonly data: Blob | undefined;
  /** What was staged and not imported yet. */
  readonly staged: Blob | undefined;
  /** Bytes of the disk inside, where the format tells. */
  readonly virtualSize: number | null;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An import takes its time; an upload is over when its request is. */
export const IMAGES = defineStore<Image>({
  name: 'image:image',
  scope: 'project',
  stateField: 'status',
  transitions: [
    {
      from: 'importing',
      to: 'active',
      after: 1000,
      change: (image, { now }) => ({ ...withData(image, image.staged!), staged: undefined, updatedAt: now }),
    },
  ],
});

/** The image with its content. */
export function withData(image: Image, data: Blob): Image {
  return { ...image, data, size: data.size, checksum: data.md5 };
}
