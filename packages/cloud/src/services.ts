// SPDX-License-Identifier: Apache-2.0
import { BLOCK_STORAGE } from './block-storage/service.js';
import { COMPUTE } from './compute/service.js';
import { IDENTITY } from './identity/service.js';
import { IMAGE_SERVICE } from './image/service.js';
import { OBJECT_STORE } from './object-store/service.js';
import { NETWORK } from './network/service.js';
import { PLACEMENT } from './placement/service.js';
import type { Service } from './service/service.js';

/** The services of the embedded cloud. They are furnished in this order: identity first, for its projects. */
export const SERVICES: readonly Service[] = [
  IDENTITY,
  OBJECT_STORE,
  IMAGE_SERVICE,
  NETWORK,
  BLOCK_STORAGE,
  COMPUTE,
  PLACEMENT,
];
