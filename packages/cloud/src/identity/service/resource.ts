// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** A service as the catalog knows it. */
export interface CatalogService extends Stored {
  readonly type: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly description: string | undefined;
}

export const CATALOG_SERVICES = defineStore<CatalogService>({ name: 'identity:service', scope: 'global' });
