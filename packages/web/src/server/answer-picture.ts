// SPDX-License-Identifier: Apache-2.0
import type { HandledResponse } from '@touchstone/attest';
import type { Shown } from './web-world.js';

/** A picture as it is sent. One at an address of former facts is asked for again within the hour. */
export function answerPicture({
  png,
  forever,
}: Extract<Shown, { readonly kind: 'picture' }>): HandledResponse {
  const headers = {
    'content-type': 'image/png',
    'content-length': String(png.length),
    'cache-control': forever ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: png };
}
