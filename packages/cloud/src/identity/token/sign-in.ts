// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isFields, type Fields } from '../../service/fields.js';
import { findApplicationCredential } from '../application-credential/find-application-credential.js';
import { hashSecret } from '../application-credential/resource.js';
import { missing, unauthorized } from '../faults.js';
import { findUser, hashPassword, type User } from '../user/resource.js';
import { findToken } from './find-auth.js';
import type { Token } from './resource.js';

/** Who signed in, and how. */
export interface SignedIn {
  readonly user: User;
  readonly methods: readonly string[];
  /** The token that this one is made from: it lends its expiry. */
  readonly parent: Token | undefined;
  readonly applicationCredential: { readonly id: string; readonly projectId: string } | undefined;
}

/**
 * Checks the `identity` part of a sign-in by password, token or application credential; several methods must name one
 * user. Every refusal reads the same, so that nobody learns which half was wrong.
 * @throws Fault 400 where a part is missing, 401 where it is wrong
 */
export function signIn(call: Call, identity: Fields): SignedIn {
  const methods = Array.isArray(identity['methods']) ? (identity['methods'] as unknown[]) : undefined;
  if (!methods || methods.length === 0) throw missing('identity');
  const found = methods.map((method) => byMethod(call, String(method), identity));
  const [first] = found;
  if (!first || found.some((one) => one.user.id !== first.user.id)) throw unauthorized(call.endpoint);
  return {
    ...first,
    methods: [...new Set(found.flatMap((one) => one.methods))],
    parent: found.find((one) => one.parent)?.parent,
    applicationCredential: found.find((one) => one.applicationCredential)?.applicationCredential,
  };
}

function byMethod(call: Call, method: string, identity: Fields): SignedIn {
  const part = identity[method];
  if (method === 'password' && isFields(part)) return byPassword(call, part);
  if (method === 'token' && isFields(part)) return byToken(call, part);
  if (method === 'application_credential' && isFields(part)) return byApplicationCredential(call, part);
  if (['password', 'token', 'application_credential'].includes(method)) throw missing(method);
  throw unauthorized(call.endpoint);
}

function byPassword(call: Call, part: Fields): SignedIn {
  if (!isFields(part['user'])) throw missing('user');
  const user = findUser(call.stores, part['user']);
  const password = part['user']['password'];
  if (!user?.enabled || typeof password !== 'string') throw unauthorized(call.endpoint);
  if (user.passwordHash !== hashPassword(user.id, password)) throw unauthorized(call.endpoint);
  return { user, methods: ['password'], parent: undefined, applicationCredential: undefined };
}

function byToken(call: Call, part: Fields): SignedIn {
  const parent = typeof part['id'] === 'string' ? findToken(call.stores, part['id'], call.now) : undefined;
  const user = parent && findUser(call.stores, { id: parent.userId });
  if (!parent || !user) throw unauthorized(call.endpoint);
  const credential = parent.applicationCredentialId;
  const applicationCredential =
    credential !== undefined && parent.scope.kind === 'project'
      ? { id: credential, projectId: parent.scope.id }
      : undefined;
  return { user, methods: [...new Set(['token', ...parent.methods])], parent, applicationCredential };
}

function byApplicationCredential(call: Call, part: Fields): SignedIn {
  const credential = findApplicationCredential(call.stores, part);
  const user = credential && findUser(call.stores, { id: credential.userId });
  const expired = credential?.expiresAt !== undefined && credential.expiresAt <= call.now;
  const secret = part['secret'];
  if (!credential || !user?.enabled || expired || typeof secret !== 'string')
    throw unauthorized(call.endpoint);
  if (credential.secretHash !== hashSecret(secret)) throw unauthorized(call.endpoint);
  const { id, projectId } = credential;
  return {
    user,
    methods: ['application_credential'],
    parent: undefined,
    applicationCredential: { id, projectId },
  };
}
