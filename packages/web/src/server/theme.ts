// SPDX-License-Identifier: Apache-2.0
import type { HandledResponse } from '@touchstone/attest';
import type { ApiRequest } from '@touchstone/registry';
import { ownPath } from './own-path.js';
import { PAGE_HEADERS } from './page-headers.js';
import { readBody } from './read-body.js';

export const THEME_PATH = '/theme';

const COOKIE = 'theme';
const YEAR = 365 * 24 * 60 * 60;
/** Bytes of the form: `theme`, and a path of ours. */
const LONGEST = 4000;
/** How far away the page of a form is (Fetch Metadata); browsers say it over TLS and on this machine, not elsewhere. */
const OURS: readonly (string | undefined)[] = [undefined, 'same-origin', 'none'];
const FOREIGN = 'This form was not sent from a page of this marketplace.\n';

/** The reader's own choice among the cookies of a request; undefined: as the system says. */
export function readTheme(cookies: string | undefined): 'light' | 'dark' | undefined {
  const value = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookies ?? '')?.[1];
  return value === 'light' || value === 'dark' ? value : undefined;
}

/**
 * Keeps the choice in a cookie, and leads back. `back` comes from a form that another site could send as well: only a path
 * of this site is led to, or a reader would be sent wherever a stranger wants.
 */
export async function setTheme(request: ApiRequest): Promise<HandledResponse> {
  if (request.method !== 'POST') {
    return { status: 405, headers: { ...PAGE_HEADERS, allow: 'POST' }, body: '' };
  }
  // Nothing is lost by a theme that another site chose; but no form of another site does anything here.
  if (!OURS.includes(request.header('sec-fetch-site'))) {
    return {
      status: 403,
      headers: { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
      body: FOREIGN,
    };
  }
  const form = new URLSearchParams(await readBody(request.body, LONGEST));
  const theme = form.get('theme');
  const chosen = theme === 'light' || theme === 'dark';
  const cookie = `${COOKIE}=${chosen ? theme : ''}; Path=/; Max-Age=${chosen ? YEAR : 0}; SameSite=Lax; HttpOnly`;
  return {
    status: 303,
    headers: { ...PAGE_HEADERS, 'set-cookie': cookie, location: ownPath(form.get('back') ?? '/') },
    body: '',
  };
}
