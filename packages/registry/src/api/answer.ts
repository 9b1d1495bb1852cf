// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256Digest } from '@touchstone/model';
import type { ApiRequest, ApiResponse } from './api-handler.js';

/** What is to be sent, and under which entity tag. */
export interface Answered {
  /** sha256 of what is sent, or of what it follows from. */
  readonly digest: string;
  readonly mediaType: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Its bytes never change under this address. */
  readonly immutable?: boolean;
  /** Not asked for where the client has it already. */
  readonly body: () => ApiResponse['body'];
}

/**
 * An answer to GET or HEAD; 304 without a body for whoever has it already (RFC 9110, section 13). Anyone may read it, pages
 * of others as well: nothing in it depends on who asks.
 */
export function answered(request: ApiRequest, answer: Answered): ApiResponse {
  const tag = `"${answer.digest.slice('sha256:'.length)}"`;
  const headers = {
    etag: tag,
    'cache-control': answer.immutable === true ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, link, retry-after',
    'x-content-type-options': 'nosniff',
    ...answer.headers,
  };
  if (isKnown(request.header('if-none-match'), tag)) return { status: 304, headers, body: '' };
  const body = request.method === 'HEAD' ? '' : answer.body();
  return { status: 200, headers: { ...headers, 'content-type': answer.mediaType }, body };
}

/** A text under the digest of its bytes. */
export function answeredText(
  request: ApiRequest,
  text: string,
  mediaType: string,
  headers?: Readonly<Record<string, string>>,
): ApiResponse {
  const digest = sha256Digest(text);
  return answered(request, {
    digest,
    mediaType,
    body: () => text,
    ...(headers === undefined ? {} : { headers }),
  });
}

/** A paper as canonical JSON, and the addresses beside it as a header `Link` (RFC 8288). */
export function answeredPaper(
  request: ApiRequest,
  paper: unknown,
  links?: Readonly<Record<string, string>>,
): ApiResponse {
  const link = Object.entries(links ?? {}).map(([relation, href]) => `<${href}>; rel="${relation}"`);
  const headers = link.length === 0 ? {} : { link: link.join(', ') };
  return answeredText(request, `${canonicalJson(paper)}\n`, 'application/json', headers);
}

/** Compared weakly, as RFC 9110 says for this header: proxies that compress make tags weak. */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined || header.length > 4000) return false;
  return header.split(',').some((one) => {
    const asked = one.trim();
    return asked === '*' || asked.replace(/^W\//, '') === tag;
  });
}
