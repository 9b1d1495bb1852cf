// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import type { ApiRequest, Session } from '@touchstone/registry';
import type { WebWorld } from '../web-world.js';
import { readSessionCookie } from './session-cookie.js';

/** A session as pages and actions have it: all but its secret. */
export interface SignedIn extends Session {
  /** Stands in each form of this session: another site that makes the browser send one does not know it. */
  readonly formToken: string;
}

/** Whether browsers reach us over TLS. */
export function isSecure({ origin }: Pick<WebWorld, 'origin'>): boolean {
  return origin?.startsWith('https:') ?? false;
}

/** Who asks, where someone signed in does. Without a cookie the database is not asked. */
export async function findSignedIn(
  world: Pick<WebWorld, 'admin' | 'clock' | 'origin'>,
  request: Pick<ApiRequest, 'header'>,
): Promise<SignedIn | undefined> {
  const secret = readSessionCookie(request.header('cookie'), isSecure(world));
  if (secret === undefined || world.admin === undefined) return undefined;
  const session = await world.admin.sessions.find(secret, new Date(world.clock()));
  return session === undefined ? undefined : { ...session, formToken: formTokenOf(secret) };
}

/** Follows from the session's secret, and leads to nobody who has only the token. */
function formTokenOf(secret: string): string {
  return createHmac('sha256', secret).update('touchstone form').digest('base64url');
}
