// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { User } from './resource.js';

export function userView(call: Call, user: User): Readonly<Record<string, unknown>> {
  const { id, name, domainId, enabled, defaultProjectId, description, options, extra } = user;
  return {
    ...extra,
    id,
    name,
    domain_id: domainId,
    enabled,
    ...(defaultProjectId === undefined ? {} : { default_project_id: defaultProjectId }),
    ...(description === undefined ? {} : { description }),
    password_expires_at: null,
    options,
    ...selfLink(call, 'users', id),
  };
}
