// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** A size of server. MiB of memory and swap, GiB of disk. */
export interface Flavor extends Stored {
  readonly name: string;
  readonly ram: number;
  readonly disk: number;
  readonly vcpus: number;
  readonly ephemeral: number;
  readonly swap: number;
  readonly rxtxFactor: number;
  readonly isPublic: boolean;
  readonly description: string | null;
  readonly extraSpecs: Readonly<Record<string, string>>;
  /** Projects that may use it where it is not public. */
  readonly projects: readonly string[];
}

export const FLAVORS = defineStore<Flavor>({ name: 'compute:flavor', scope: 'global' });
