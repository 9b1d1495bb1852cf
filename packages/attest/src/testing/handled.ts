// SPDX-License-Identifier: Apache-2.0
import type { HandledRequest } from '../handler/handler.js';

/** A request as a server would hand it on. */
export function handled(
  method: string,
  path: string,
  body: Uint8Array | string | AsyncIterable<Uint8Array> = '',
  headers: Readonly<Record<string, string>> = {},
): HandledRequest {
  const pieces = typeof body === 'string' || body instanceof Uint8Array ? once(Buffer.from(body)) : body;
  return { method, path, header: (name) => headers[name], body: pieces };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
