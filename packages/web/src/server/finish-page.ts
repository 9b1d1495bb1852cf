// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { HandledResponse } from '@touchstone/attest';
import type { ApiRequest } from '@touchstone/registry';
import { type Page, renderPage, type Site } from '../design/index.js';
import { PAGE_HEADERS } from './page-headers.js';

const HEADERS = { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8', vary: 'Cookie' };

/** A page with its entity tag: of the bytes, so that it cannot be wrong. */
export function finishPage(status: number, page: Page, site: Site, request: ApiRequest): HandledResponse {
  const body = renderPage(page, site);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { ...HEADERS, etag };
  const known = (request.header('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (status === 200 && known.includes(etag)) return { status: 304, headers, body: '' };
  return { status, headers, body: request.method === 'HEAD' ? '' : body };
}

/** A page for one reader alone: nothing keeps it, so that it is not shown again after signing out. */
export function finishPrivatePage(
  status: number,
  page: Page,
  site: Site,
  request: ApiRequest,
): HandledResponse {
  const headers = { ...HEADERS, 'cache-control': 'no-store' };
  return { status, headers, body: request.method === 'HEAD' ? '' : renderPage(page, site) };
}
