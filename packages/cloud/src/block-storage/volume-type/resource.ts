// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';
import type { Stores } from '../../state/stores.js';

/** A kind of storage that a cloud offers. */
export interface VolumeType extends Stored {
  readonly name: string;
  readonly description: string | null;
  readonly isPublic: boolean;
  readonly extraSpecs: Readonly<Record<string, string>>;
  /** Projects that may use it where it is not public. */
  readonly projects: readonly string[];
  readonly createdAt: number;
}

export const VOLUME_TYPES = defineStore<VolumeType>({ name: 'block-storage:volume-type', scope: 'global' });

/** The type that Cinder makes for itself. */
export const DEFAULT_TYPE = '__DEFAULT__';

export function findType(stores: Stores, nameOrId: string): VolumeType | undefined {
  const types = stores.of(VOLUME_TYPES);
  return types.get(nameOrId) ?? types.find((type) => type.name === nameOrId);
}

export function defaultType(stores: Stores): VolumeType | undefined {
  return stores.of(VOLUME_TYPES).find((type) => type.name === DEFAULT_TYPE);
}
