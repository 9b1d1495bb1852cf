// SPDX-License-Identifier: Apache-2.0
import type { Blobs } from '../state/blobs.js';
import type { Ids } from '../state/ids.js';
import type { Stores } from '../state/stores.js';
import type { Clock } from '../state/time.js';
import type { Registry } from './registry.js';

/** Everything that a cloud is made of; the pipeline's steps get it with each request. */
export interface World {
  /** Name of a release of the index: `zed`, `2026.2`. */
  readonly release: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly stores: Stores;
  readonly blobs: Blobs;
  readonly registry: Registry;
  /** Where the catalog leads; set when the cloud is put on a port. */
  readonly origin: string;
  /** How often an operation without a handler was asked for, by operation id. */
  readonly missed: Map<string, number>;
}
