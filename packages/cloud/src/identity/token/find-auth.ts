// SPDX-License-Identifier: Apache-2.0
import type { Auth } from '../../service/auth.js';
import type { Stores } from '../../state/stores.js';
import { APPLICATION_CREDENTIALS, type ApplicationCredential } from '../application-credential/resource.js';
import { ACCESS_RULES } from '../access-rule/resource.js';
import { DOMAINS } from '../domain/resource.js';
import { PROJECTS } from '../project/resource.js';
import { effectiveRoles } from '../role-assignment/effective-roles.js';
import type { Role } from '../role/resource.js';
import { expandRoles } from '../role/expand-roles.js';
import { USERS } from '../user/resource.js';
import { TOKENS, type Token } from './resource.js';

/** Who a token speaks for, or undefined when it is unknown, expired, or its user, project or credential is no more. */
export function findAuth(stores: Stores, tokenId: string, now: number): Auth | undefined {
  const token = findToken(stores, tokenId, now);
  const user = token && stores.of(USERS).get(token.userId);
  if (!token || !user) return undefined;
  const credential = credentialOf(stores, token);
  const roles = rolesOf(stores, token).map((role) => role.name);
  const project = token.scope.kind === 'project' ? stores.of(PROJECTS).get(token.scope.id) : undefined;
  return {
    kind: 'token',
    tokenId,
    userId: user.id,
    userName: user.name,
    userDomainId: user.domainId,
    projectId: project?.id ?? '',
    projectName: project?.name ?? '',
    projectDomainId: project?.domainId ?? '',
    domainId: token.scope.kind === 'domain' ? token.scope.id : '',
    system: token.scope.kind === 'system',
    roles,
    isAdmin: roles.includes('admin'),
    applicationCredentialId: credential?.id,
    accessRules: credential && accessRulesOf(stores, credential),
  };
}

/** A token that is still valid. */
export function findToken(stores: Stores, tokenId: string, now: number): Token | undefined {
  const token = stores.of(TOKENS).get(tokenId);
  if (!token || token.expiresAt <= now) return undefined;
  const user = stores.of(USERS).get(token.userId);
  if (!user?.enabled || !scopeIsThere(stores, token)) return undefined;
  if (token.applicationCredentialId === undefined) return token;
  const credential = stores.of(APPLICATION_CREDENTIALS).get(token.applicationCredentialId);
  return credential && (credential.expiresAt === undefined || credential.expiresAt > now) ? token : undefined;
}

function scopeIsThere(stores: Stores, { scope }: Token): boolean {
  if (scope.kind === 'project') return stores.of(PROJECTS).get(scope.id)?.enabled ?? false;
  if (scope.kind === 'domain') return stores.of(DOMAINS).get(scope.id)?.enabled ?? false;
  return true;
}

/** The roles that a token carries: those of its user on its scope, or those that its application credential was given. */
export function rolesOf(stores: Stores, token: Token): readonly Role[] {
  const held = effectiveRoles(stores, token.userId, token.scope);
  const credential = credentialOf(stores, token);
  if (!credential) return held;
  const given = expandRoles(stores, credential.roleIds).map((role) => role.id);
  // A role that the user has lost since is lost to the credential, too.
  return held.filter((role) => given.includes(role.id));
}

export function credentialOf(stores: Stores, token: Token): ApplicationCredential | undefined {
  return token.applicationCredentialId === undefined
    ? undefined
    : stores.of(APPLICATION_CREDENTIALS).get(token.applicationCredentialId);
}

export function accessRulesOf(stores: Stores, credential: ApplicationCredential) {
  return credential.accessRuleIds?.flatMap((id) => {
    const rule = stores.of(ACCESS_RULES).get(id);
    return rule ? [rule] : [];
  });
}
