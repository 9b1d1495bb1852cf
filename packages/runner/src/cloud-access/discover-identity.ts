// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Send } from './http-client.js';
import { parseJson } from './parse-json.js';

interface VersionEntry {
  readonly id?: string;
  readonly links?: readonly { readonly rel?: string; readonly href?: string }[];
}

/**
 * Finds Keystone's v3 root behind an auth URL, with or without a version in it (keystoneauth1/discover.py).
 * Only the path of a version's link is taken, on the auth URL's own origin: behind proxies links name other hosts.
 * Throws ACCESS_NOT_KEYSTONE or ACCESS_NO_V3, and what `send` throws.
 */
export async function discoverIdentity(authUrl: string, send: Send, signal?: AbortSignal): Promise<string> {
  const url = authUrl.replace(/\/+$/, '');
  const unversioned = url.replace(/\/v\d+(?:\.\d+)?$/, '');
  const asked = url.endsWith('/v2.0') ? unversioned : url;
  const answer = await send({ method: 'GET', url: asked === unversioned ? `${asked}/` : asked }, signal);
  const document = parseJson(answer.text) as
    | { version?: VersionEntry; versions?: { values?: readonly VersionEntry[] } | readonly VersionEntry[] }
    | undefined;
  const list = document?.versions;
  const listed = Array.isArray(list)
    ? list
    : (list as { values?: readonly VersionEntry[] } | undefined)?.values;
  const entries: readonly VersionEntry[] = document?.version ? [document.version] : (listed ?? []);
  if (entries.length === 0 || typeof entries[0]?.id !== 'string')
    throw notKeystone(asked, answer.status, answer.headers);
  const v3 = entries.find((entry) => /^v3\b/.test(entry.id ?? ''));
  if (v3 === undefined) {
    throw new TouchstoneError(
      'ACCESS_NO_V3',
      `${asked} offers ${entries.map((entry) => entry.id).join(', ')} and not v3.`,
      {
        hint: 'Is auth_url that of Keystone? The v2.0 API is gone since Queens and not spoken by Touchstone.',
        details: { url: asked, versions: entries.map((entry) => entry.id) },
      },
    );
  }
  if (url.endsWith('/v3')) return url;
  const self = v3.links?.find((link) => link.rel === 'self')?.href;
  if (self === undefined || !URL.canParse(self, `${url}/`)) return `${unversioned}/v3`;
  return new URL(new URL(self, `${url}/`).pathname, url).href.replace(/\/+$/, '');
}

function notKeystone(
  url: string,
  status: number,
  headers: Readonly<Record<string, string>>,
): TouchstoneError {
  return new TouchstoneError(
    'ACCESS_NOT_KEYSTONE',
    `${url} answers ${status} with ${headers['content-type'] ?? 'no content type'} and no list of identity versions.`,
    {
      hint: 'auth_url must be the address of Keystone, as in https://cloud.example:5000/v3.',
      details: { url, status },
    },
  );
}
