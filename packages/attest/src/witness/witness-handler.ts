// SPDX-License-Identifier: Apache-2.0
import type { Handler, HandledResponse } from '../handler/handler.js';
import { addCheckpoint, type Witness } from './add-checkpoint.js';
import { originHash } from './witness-folder.js';

/** A witness's two resources (c2sp.org/tlog-witness): add-checkpoint, and the checkpoint cosigned last, for monitors. */
export function witnessHandler(witness: Witness): Handler {
  const origins = new Map([...witness.logs.keys()].map((origin) => [originHash(origin), origin]));
  return async (request) => {
    if (request.path === '/add-checkpoint') {
      return request.method === 'POST' ? addCheckpoint(request, witness) : notAllowed('POST');
    }
    const hash = /^\/([0-9a-f]{64})\/checkpoint$/.exec(request.path)?.[1];
    if (hash === undefined) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD');
    const origin = origins.get(hash);
    const held = origin === undefined ? undefined : await witness.state.read(origin);
    if (held === undefined)
      return { ...TEXT, status: 404, body: 'No checkpoint of such a log was cosigned here.\n' };
    return { ...TEXT, status: 200, body: held.latest.checkpoint };
  };
}

const TEXT = {
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
} as const;

function notAllowed(allow: string): HandledResponse {
  return { status: 405, headers: { allow }, body: '' };
}
