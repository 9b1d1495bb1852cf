// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { Group } from './resource.js';

export function groupView(
  call: Call,
  { id, name, domainId, description }: Group,
): Readonly<Record<string, unknown>> {
  return { id, name, domain_id: domainId, description, ...selfLink(call, 'groups', id) };
}
