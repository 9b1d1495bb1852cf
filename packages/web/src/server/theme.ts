// SPDX-License-Identifier: Apache-2.0
import type { HandledResponse } from '@touchstone/attest';
import type { ApiRequest } from '@touchstone/registry';
import { ownPath } from './own-path.js';
import { PAGE_HEADERS } from './page-headers.js';

export const THEME_PATH = '/theme';

const COOKIE = 'theme';
const YEAR = 365 * 24 * 60 * 60;
/** Bytes of the form: `theme`, and a path of ours. */
const LONGEST = 4000;

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
  const form = new URLSearchParams(await readForm(request.body));
  const theme = form.get('theme');
  const chosen = theme === 'light' || theme === 'dark';
  const cookie = `${COOKIE}=${chosen ? theme : ''}; Path=/; Max-Age=${chosen ? YEAR : 0}; SameSite=Lax; HttpOnly`;
  return {
    status: 303,
    headers: { ...PAGE_HEADERS, 'set-cookie': cookie, location: ownPath(form.get('back') ?? '/') },
    body: '',
  };
}

async function readForm(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > LONGEST) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
