// SPDX-License-Identifier: Apache-2.0
import http from 'node:http';
import https from 'node:https';
import type { EngineOptions } from '../engine.js';

/** Connections to the cloud: kept ones, and fresh ones for a retry. */
export interface UpstreamAgents {
  request(
    origin: URL,
    options: { method: string; path: string; headers: readonly string[]; fresh: boolean },
  ): http.ClientRequest;
  close(): void;
}

/**
 * A kept connection is given up after this idle time: before the services do (uWSGI and Apache keep 5 s), so that a
 * request hardly ever meets a connection that the other side has just closed.
 */
const IDLE_MS = 4000;

export function createUpstreamAgents(tls: EngineOptions['tls'], headBytes: number): UpstreamAgents {
  const kept = { keepAlive: true, timeout: IDLE_MS, maxSockets: Infinity, scheduling: 'lifo' as const };
  const trust = {
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    ...(tls.cert === undefined ? {} : { cert: tls.cert }),
    ...(tls.key === undefined ? {} : { key: tls.key }),
    rejectUnauthorized: tls.insecure !== true,
  };
  const agents = {
    'http:': { kept: new http.Agent(kept), fresh: new http.Agent({ keepAlive: false }) },
    'https:': {
      kept: new https.Agent({ ...kept, ...trust }),
      fresh: new https.Agent({ keepAlive: false, ...trust }),
    },
  };
  return {
    request(origin, { method, path, headers, fresh }) {
      const protocol = origin.protocol === 'https:' ? 'https:' : 'http:';
      const agent = agents[protocol][fresh ? 'fresh' : 'kept'];
      const send = protocol === 'https:' ? https.request : http.request;
      const request = send({
        agent,
        protocol,
        hostname: origin.hostname.replace(/^\[|\]$/g, ''),
        port: origin.port === '' ? undefined : Number(origin.port),
        method,
        path,
        // Raw headers keep order, case and duplicates (node:http, http.request, options.headers as an array).
        headers: headers as unknown as http.OutgoingHttpHeaders,
        maxHeaderSize: headBytes,
        setHost: false,
      });
      // Its default drops the two-thousand-first and all after it without a word.
      request.maxHeadersCount = 0;
      asLatin1(request);
      return request;
    },
    close() {
      for (const { kept: one, fresh } of Object.values(agents)) {
        one.destroy();
        fresh.destroy();
      }
    },
  };
}

/**
 * node:http sends the head of a request that has Expect at once, and as UTF-8 (`_storeHeader` in lib/_http_outgoing.js,
 * Node 20 to 24): what waits to be sent gets the encoding that headers have.
 */
function asLatin1(request: http.ClientRequest): void {
  const { outputData = [] } = request as { outputData?: { encoding?: string | null }[] };
  for (const one of outputData) one.encoding ??= 'latin1';
}
