// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { Region } from './resource.js';

export function regionView(
  call: Call,
  { id, description, parentRegionId }: Region,
): Readonly<Record<string, unknown>> {
  return { id, description, parent_region_id: parentRegionId, ...selfLink(call, 'regions', id) };
}
