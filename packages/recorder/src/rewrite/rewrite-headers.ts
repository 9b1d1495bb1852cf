// SPDX-License-Identifier: Apache-2.0
import type { Mount, MountTable } from '../mounts/mount-table.js';
import { mapHeaders, type RawHeaders } from '../raw-headers.js';
import { toUpstreamUrls } from './own-urls.js';
import type { UrlRewriter } from './url-rewriter.js';

/** Response headers that carry URLs of the cloud. */
const LINKS = new Set([
  'location',
  'content-location',
  'link',
  'x-storage-url',
  'x-server-management-url',
  'refresh',
]);

/**
 * Leads the URLs in an answer's headers back to the recorder. A Location that is only a path is a path of the service's
 * host: it gets the mount in front and loses the root.
 * @param mount undefined: paths stay as they are
 */
export function rewriteResponseHeaders(
  headers: RawHeaders,
  rewriter: UrlRewriter,
  mount: Mount | undefined,
): RawHeaders {
  if (!headers.some((name, at) => at % 2 === 0 && LINKS.has(name.toLowerCase()))) return headers;
  return mapHeaders(headers, (name, value) => {
    if (!LINKS.has(name)) return value;
    if (!/^\/(?!\/)/.test(value)) return rewriter.text(value);
    if (mount?.path === undefined || (name !== 'location' && name !== 'content-location')) return value;
    const { root, path } = mount;
    const below = value === root || value.startsWith(`${root}/`) || value.startsWith(`${root}?`);
    return below ? `${path}${value.slice(root.length)}` : value;
  });
}

/** Request headers that must reach the cloud as the client wrote them. */
const OPAQUE = new Set(['authorization', 'x-auth-token', 'x-subject-token', 'x-service-token', 'cookie']);

/** Turns our own URLs in a request's headers (Referer, Origin, Destination) into the cloud's. */
export function rewriteRequestHeaders(
  headers: RawHeaders,
  mounts: Pick<MountTable, 'resolve'>,
  origin: string,
): RawHeaders {
  if (!headers.some((value) => value.includes(origin))) return headers;
  return mapHeaders(headers, (name, value) => {
    if (OPAQUE.has(name) || !value.includes(origin)) return value;
    return toUpstreamUrls(value, origin, mounts);
  });
}
