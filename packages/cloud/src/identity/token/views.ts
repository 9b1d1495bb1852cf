// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isoMicros } from '../../state/time.js';
import { catalogView } from '../catalog/views.js';
import { DOMAINS } from '../domain/resource.js';
import { PROJECTS } from '../project/resource.js';
import { USERS } from '../user/resource.js';
import { accessRulesOf, credentialOf, rolesOf } from './find-auth.js';
import type { Token } from './resource.js';

/** The body of a token, as POST and GET /v3/auth/tokens answer it. Unscoped ones have neither roles nor catalog. */
export function tokenView(call: Call, token: Token): Readonly<Record<string, unknown>> {
  const user = call.stores.of(USERS).get(token.userId)!;
  return {
    methods: token.methods,
    user: { domain: domainRef(call, user.domainId), id: user.id, name: user.name, password_expires_at: null },
    audit_ids: token.auditIds,
    expires_at: isoMicros(token.expiresAt),
    issued_at: isoMicros(token.issuedAt),
    ...scopeView(call, token),
    ...credentialView(call, token),
  };
}

function scopeView(call: Call, token: Token): Readonly<Record<string, unknown>> {
  const { scope } = token;
  if (scope.kind === 'none') return {};
  const roles = rolesOf(call.stores, token).map(({ id, name }) => ({ id, name }));
  const rest = { roles, ...(call.query.has('nocatalog') ? {} : { catalog: catalogView(call, scope) }) };
  if (scope.kind === 'system') return { system: { all: true }, ...rest };
  if (scope.kind === 'domain') return { domain: domainRef(call, scope.id), ...rest };
  const project = call.stores.of(PROJECTS).get(scope.id)!;
  const named = { domain: domainRef(call, project.domainId), id: project.id, name: project.name };
  return { project: named, is_domain: false, ...rest };
}

function credentialView(call: Call, token: Token): Readonly<Record<string, unknown>> {
  const credential = credentialOf(call.stores, token);
  if (!credential) return {};
  const rules = accessRulesOf(call.stores, credential);
  const accessRules = rules?.map(({ id, service, path, method }) => ({ id, service, path, method }));
  return {
    application_credential: {
      id: credential.id,
      name: credential.name,
      restricted: !credential.unrestricted,
      ...(accessRules ? { access_rules: accessRules } : {}),
    },
  };
}

function domainRef(call: Call, id: string): { id: string; name: string } {
  return { id, name: call.stores.of(DOMAINS).get(id)?.name ?? id };
}
