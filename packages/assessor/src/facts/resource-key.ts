// SPDX-License-Identifier: Apache-2.0
import type { ResourceRef } from '@touchstone/model';

/** Type and id, which together name a resource of a cloud. */
export function resourceKey(resource: Pick<ResourceRef, 'type' | 'id'>): string {
  return `${resource.type} ${resource.id}`;
}
