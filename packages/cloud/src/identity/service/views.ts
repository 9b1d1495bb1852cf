// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { CatalogService } from './resource.js';

export function serviceView(call: Call, service: CatalogService): Readonly<Record<string, unknown>> {
  const { id, name, type, enabled, description } = service;
  return {
    ...(description === undefined ? {} : { description }),
    name,
    id,
    type,
    enabled,
    ...selfLink(call, 'services', id),
  };
}
