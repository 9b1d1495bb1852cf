// SPDX-License-Identifier: Apache-2.0
import type { Bootstrap } from '../service/service.js';
import { DEFAULT_TYPE, VOLUME_TYPES } from './volume-type/resource.js';

/** Cinder's own default type, as `cinder-manage db sync` makes it from Train on. */
export function furnishBlockStorage({ stores, ids, now }: Bootstrap): void {
  stores.of(VOLUME_TYPES).put({
    id: ids.uuid(),
    name: DEFAULT_TYPE,
    description: 'Default Volume Type',
    isPublic: true,
    extraSpecs: {},
    projects: [],
    createdAt: now,
  });
}
