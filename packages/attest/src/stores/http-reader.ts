// SPDX-License-Identifier: Apache-2.0
import type { LogReader } from '../log/log-store.js';
import { boundedBody } from './bounded-body.js';
import { verifyResourcePath } from './resource-path.js';
import { tooLarge, unreadable } from './store-refusal.js';

export interface HttpReaderOptions {
  /** For one resource, from the request to the last byte, in ms; 30 s unless told. */
  readonly timeoutMs?: number;
  /** In place of the global fetch. */
  readonly fetch?: typeof fetch;
}

const TIMEOUT_MS = 30_000;

/**
 * A log that is read at a URL (c2sp.org/tlog-tiles: resources lie below a prefix). 404 and 410 mean that there is no such
 * resource; anything else than 200 is a failure to read. Redirects are not followed: they would lead a verifier's machine
 * to wherever the server likes.
 */
export function httpReader(url: string, options: HttpReaderOptions = {}): LogReader {
  const prefix = url.endsWith('/') ? url : `${url}/`;
  const send = options.fetch ?? fetch;
  return {
    async read(path, limit) {
      verifyResourcePath(path);
      const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
      try {
        const answer = await send(prefix + path, { signal, redirect: 'manual' });
        if (answer.status === 200) {
          const bytes = await boundedBody(answer, limit);
          if (bytes === undefined) throw tooLarge(prefix, path, limit);
          return bytes;
        }
        await answer.body?.cancel();
        if (answer.status === 404 || answer.status === 410) return undefined;
        throw unreadable(prefix, path, `the server answers ${answer.status}`);
      } catch (error) {
        if (error instanceof TypeError || error instanceof DOMException)
          throw unreadable(prefix, path, networkReason(error), error);
        throw error;
      }
    },
  };
}

/** What fetch hides in its causes: `ECONNREFUSED`, `UND_ERR_SOCKET`; or that time was up. */
export function networkReason(error: Error): string {
  if (error.name === 'TimeoutError') return 'it does not answer in time';
  const { code, message } = (error.cause ?? error) as { code?: string; message?: string };
  return code ?? message ?? error.message;
}
