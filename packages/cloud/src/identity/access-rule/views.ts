// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { StoredAccessRule } from './resource.js';

export function accessRuleView(call: Call, rule: StoredAccessRule): Readonly<Record<string, unknown>> {
  const { id, service, path, method } = rule;
  return { id, service, path, method, ...selfLink(call, 'access_rules', id) };
}
