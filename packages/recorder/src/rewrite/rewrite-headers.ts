// SPDX-License-Identifier: Apache-2.0
import type { Mount } from '../mounts/mount-table.js';
import { mapHeaders, type RawHeaders } from '../raw-headers.js';
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
): string[] {
  return mapHeaders(headers, (name, value) => {
    if (!LINKS.has(name)) return value;
    if (!/^\/(?!\/)/.test(value)) return rewriter.text(value);
    if (!mount || (name !== 'location' && name !== 'content-location')) return value;
    const { root } = mount;
    const below = value === root || value.startsWith(`${root}/`) || value.startsWith(`${root}?`);
    return below ? `/${mount.name}${value.slice(root.length)}` : value;
  });
}

/** Request headers that must reach the cloud as the client wrote them. */
const OPAQUE = new Set(['authorization', 'x-auth-token', 'x-subject-token', 'x-service-token', 'cookie']);

/** Turns our own URLs in a request's headers (Referer, Origin, Destination) into the cloud's. */
export function rewriteRequestHeaders(
  headers: RawHeaders,
  mounts: readonly Mount[],
  origin: string,
): string[] {
  return mapHeaders(headers, (name, value) =>
    OPAQUE.has(name) || !value.includes(origin) ? value : ownToUpstream(value, mounts, origin),
  );
}

function ownToUpstream(value: string, mounts: readonly Mount[], origin: string): string {
  const at = value.indexOf(origin);
  const path = value.slice(at + origin.length);
  const name = /^\/([^/?#]*)/.exec(path)?.[1];
  const mount = mounts.find((one) => one.name === name);
  if (!mount || name === undefined) return value;
  return `${value.slice(0, at)}${mount.origin}${mount.root}${path.slice(name.length + 1)}`;
}
