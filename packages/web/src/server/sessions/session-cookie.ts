// SPDX-License-Identifier: Apache-2.0
import { SESSION_TIMES } from '@touchstone/registry';

/**
 * The name of the session's cookie. With `__Host-` a browser takes it only from this host itself over TLS, so that no
 * other host of the same domain can plant one (RFC 6265bis, 4.1.3.2).
 */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-touchstone-session' : 'touchstone-session';
}

/** The cookie that keeps a secret in the browser, or that takes it away again. */
export function sessionCookie(secret: string | undefined, secure: boolean): string {
  const seconds = secret === undefined ? 0 : SESSION_TIMES.whole / 1000;
  const cookie = `${sessionCookieName(secure)}=${secret ?? ''}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
  return secure ? `${cookie}; Secure` : cookie;
}

/**
 * The secret among the cookies of a request. Two of the name: someone else set one of them, and nobody can tell which; no
 * session is taken then.
 */
export function readSessionCookie(cookies: string | undefined, secure: boolean): string | undefined {
  const name = `${sessionCookieName(secure)}=`;
  const own = (cookies ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(name));
  return own.length === 1 ? own[0]?.slice(name.length) : undefined;
}
