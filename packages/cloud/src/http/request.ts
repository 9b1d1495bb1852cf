// SPDX-License-Identifier: Apache-2.0

/** A request as an adapter hands it in, whatever carried it. */
export interface CloudRequest {
  readonly method: string;
  /** Path and query as they were sent, raw; or an absolute URL, as some clients send it. */
  readonly target: string;
  /** Names in lower case; values of repeated headers joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Path and query of a request target; an absolute one (RFC 9112, section 3.2.2) loses its scheme and authority. */
export function splitTarget(target: string): { path: string; query: string } {
  const relative = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const at = relative.indexOf('?');
  const path = at < 0 ? relative : relative.slice(0, at);
  return { path: path === '' ? '/' : path, query: at < 0 ? '' : relative.slice(at + 1) };
}
