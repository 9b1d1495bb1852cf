// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { isFields } from '../../service/fields.js';
import { json, noContent, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { missing, notAuthorized, unauthorized } from '../faults.js';
import { chooseScope } from './choose-scope.js';
import { credentialOf, findToken } from './find-auth.js';
import { signIn } from './sign-in.js';
import { TOKEN_LIFETIME, TOKENS, type Token } from './resource.js';
import { tokenView } from './views.js';

function create(call: Call): Reply {
  const auth = isFields(call.body) ? call.body['auth'] : undefined;
  if (!isFields(auth)) throw missing('auth');
  if (!isFields(auth['identity'])) throw missing('identity');
  dropExpired(call);
  const signedIn = signIn(call, auth['identity']);
  const { user, methods, parent } = signedIn;
  const token = call.stores.of(TOKENS).put({
    id: `gAAAAAB${call.ids.secret(128)}`,
    userId: user.id,
    methods,
    scope: chooseScope(call, auth, signedIn),
    issuedAt: call.now,
    // A token made from a token ends with it, or tokens would never end.
    expiresAt: parent?.expiresAt ?? call.now + TOKEN_LIFETIME,
    auditIds: [call.ids.secret(16), ...(parent?.auditIds.slice(-1) ?? [])],
    applicationCredentialId: signedIn.applicationCredential?.id,
  });
  return answer(call, token, 201);
}

/** So that a cloud that runs for weeks does not remember every token that it ever gave. */
function dropExpired(call: Call): void {
  const tokens = call.stores.of(TOKENS);
  for (const token of tokens.filter((one) => one.expiresAt <= call.now)) tokens.delete(token.id);
}

function show(call: Call): Reply {
  const token = subjectOf(call, 'identity:validate_token');
  const credential = credentialOf(call.stores, token);
  // Keystone shows a token that is held to access rules only to middleware that says it will keep them
  // (keystone/token/provider.py, _validate_token_access_rules; Train and later).
  const keepsRules = Number(call.headers['openstack-identity-access-rules'] ?? 0) >= 1;
  if (credential?.accessRuleIds !== undefined && !keepsRules) throw notFound('Failed to validate token');
  return answer(call, token, 200);
}

function revoke(call: Call): Reply {
  call.stores.of(TOKENS).delete(subjectOf(call, 'identity:revoke_token').id);
  return noContent({ Vary: 'X-Auth-Token' });
}

/** The token that the request is about. Everyone may look at and end their own; others only admins and services. */
function subjectOf(call: Call, action: string): Token {
  if (call.auth.kind === 'anonymous') throw unauthorized(call.endpoint);
  const id = call.headers['x-subject-token'];
  const maySeeAll = call.auth.isAdmin || call.auth.roles.includes('service');
  if (id === undefined) throw maySeeAll ? notFound('No token in the request') : notAuthorized(action);
  const token = findToken(call.stores, id, call.now);
  if (!token) throw notFound('Could not recognize Fernet token');
  if (!maySeeAll && token.userId !== call.auth.userId) throw notAuthorized(action);
  return token;
}

function answer(call: Call, token: Token, status: number): Reply {
  return json(
    status,
    { token: tokenView(call, token) },
    { 'X-Subject-Token': token.id, Vary: 'X-Auth-Token' },
  );
}

export const TOKEN: Resource = {
  handlers: {
    'identity:token.create': create,
    'identity:token.show': show,
    'identity:token.delete': revoke,
  },
  ownPolicy: ['identity:token.show', 'identity:token.delete'],
};
