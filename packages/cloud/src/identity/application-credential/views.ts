// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isoNaive } from '../../state/time.js';
import { ACCESS_RULES } from '../access-rule/resource.js';
import { ROLES } from '../role/resource.js';
import { selfLink } from '../views.js';
import type { ApplicationCredential } from './resource.js';

/** @param secret shown once, to who made it */
export function applicationCredentialView(
  call: Call,
  credential: ApplicationCredential,
  secret?: string,
): Readonly<Record<string, unknown>> {
  const roles = credential.roleIds.flatMap((id) => call.stores.of(ROLES).get(id) ?? []);
  const rules = credential.accessRuleIds?.flatMap((id) => call.stores.of(ACCESS_RULES).get(id) ?? []);
  return {
    id: credential.id,
    name: credential.name,
    description: credential.description,
    user_id: credential.userId,
    project_id: credential.projectId,
    system: null,
    expires_at: credential.expiresAt === undefined ? null : isoNaive(credential.expiresAt),
    unrestricted: credential.unrestricted,
    roles: roles.map(({ id, name, domainId, description, options }) => ({
      id,
      name,
      domain_id: domainId,
      description,
      options,
    })),
    ...(rules
      ? { access_rules: rules.map(({ id, service, path, method }) => ({ id, service, path, method })) }
      : {}),
    ...(secret === undefined ? {} : { secret }),
    ...selfLink(call, 'application_credentials', credential.id),
  };
}
