// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** A part of a cloud with endpoints of its own. */
export interface Region extends Stored {
  readonly description: string;
  readonly parentRegionId: string | null;
}

export const REGIONS = defineStore<Region>({ name: 'identity:region', scope: 'global' });
