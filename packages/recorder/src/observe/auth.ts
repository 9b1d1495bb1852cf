// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from '@touchstone/model';
import { findHeader, type RawHeaders } from '../raw-headers.js';

type How = Exchange['auth']['how'];
type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a request that does not sign in shows who sends it. */
export function presentedAuth(headers: RawHeaders, query: string): { how: How; token?: string } {
  const token = findHeader(headers, 'x-auth-token') ?? findHeader(headers, 'x-storage-token');
  if (token !== undefined && token !== '') return { how: 'token', token };
  if (/(?:^|&)temp_url_sig=/.test(query)) return { how: 'temp-url' };
  const authorization = findHeader(headers, 'authorization');
  if (/^AWS/i.test(authorization ?? '') || /(?:^|&)(?:X-Amz-Signature|AWSAccessKeyId)=/.test(query))
    return { how: 'ec2' };
  if (authorization !== undefined) return { how: 'other' };
  // Swift's own v1 sign-in (tempauth).
  if (findHeader(headers, 'x-auth-user') ?? findHeader(headers, 'x-storage-user')) return { how: 'other' };
  return { how: 'none' };
}

/** Whether a request signs in at Keystone: v3 or v2.0. */
export function isSignIn(service: string | null, method: string, path: string): boolean {
  return (
    service === 'identity' && method === 'POST' && /^\/+(?:v3\/+auth\/+tokens|v2\.0\/+tokens)\/*$/.test(path)
  );
}

/** The method named in a sign-in's body; only its name is looked at. */
export function signInMethod(body: unknown): How {
  const auth = isRecord(body) && isRecord(body['auth']) ? body['auth'] : undefined;
  if (!auth) return 'other';
  const identity = isRecord(auth['identity']) ? auth['identity'] : undefined;
  const methods = Array.isArray(identity?.['methods']) ? identity['methods'] : [];
  for (const method of methods) {
    if (method === 'password' || method === 'application_credential' || method === 'token') return method;
  }
  if (isRecord(auth['passwordCredentials'])) return 'password';
  return isRecord(auth['token']) ? 'token' : 'other';
}

/** Project and catalog of a token that was issued or shown. */
export function tokenFacts(body: unknown): { project?: string; catalog: boolean; id?: string } {
  if (!isRecord(body)) return { catalog: false };
  const token = isRecord(body['token']) ? body['token'] : undefined;
  const access = isRecord(body['access']) ? body['access'] : undefined;
  const v2 = isRecord(access?.['token']) ? access['token'] : undefined;
  const project = isRecord(token?.['project'])
    ? token['project']
    : isRecord(v2?.['tenant'])
      ? v2['tenant']
      : undefined;
  const id = project?.['id'];
  const catalog = token?.['catalog'] ?? access?.['serviceCatalog'] ?? body['catalog'];
  return {
    catalog: Array.isArray(catalog) && catalog.length > 0,
    ...(typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id) ? { project: id } : {}),
    ...(typeof v2?.['id'] === 'string' ? { id: v2['id'] } : {}),
  };
}
