// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** Where a service is reached. */
export interface Endpoint extends Stored {
  readonly interface: string;
  readonly regionId: string | null;
  readonly serviceId: string;
  /** May hold `$(project_id)s`; those of our own services begin with `$(origin)s`. */
  readonly url: string;
  readonly enabled: boolean;
}

export const ENDPOINTS = defineStore<Endpoint>({ name: 'identity:endpoint', scope: 'global' });
