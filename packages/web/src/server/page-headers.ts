// SPDX-License-Identifier: Apache-2.0

/**
 * Headers of every page. The policy lets nothing run or load but our own files: what a stranger's manifest smuggled into a
 * page would still do nothing, and no page can be framed by another site.
 */
export const PAGE_HEADERS = Object.freeze({
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // A page is asked for anew each time and answered with 304 while nothing changed: no level is shown that was lost.
  'cache-control': 'no-cache',
});
