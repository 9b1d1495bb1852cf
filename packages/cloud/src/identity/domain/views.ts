// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { Domain } from './resource.js';

export function domainView(call: Call, domain: Domain): Readonly<Record<string, unknown>> {
  const { id, name, description, enabled, tags, options, extra } = domain;
  return { ...extra, id, name, description, enabled, tags, options, ...selfLink(call, 'domains', id) };
}
