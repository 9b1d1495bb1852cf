// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from '@touchstone/model';
import type { Recording } from './recording.js';

/** HAR 1.2 (Software is hard, "HTTP Archive 1.2"): what a recording keeps, in the shape that browsers' tools open. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string; readonly comment: string };
    readonly comment: string;
    readonly entries: readonly HarEntry[];
  };
}
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly [custom: `_${string}`]: unknown;
}

/** The end of year 9999, in ms: what an ISO date with four digits of year can say. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * A recording as HAR, to look at. Headers, bodies, hosts and query values are not in it because they are not in a
 * recording; hosts read `<service>.invalid` (RFC 2606).
 */
export function toHar(recording: Recording): Har {
  const { header, exchanges, integrity } = recording;
  const start = header === null ? 0 : Date.parse(header.startedAt);
  return {
    log: {
      version: '1.2',
      creator: {
        name: header?.tool.name ?? 'touchstone',
        version: header?.tool.version ?? 'unknown',
        comment: 'Headers, bodies and query values are never recorded; names are keyed hashes.',
      },
      comment: `${integrity.state}: ${integrity.why}`,
      entries: exchanges.map((exchange) => toEntry(exchange, start)),
    },
  };
}

function toEntry(exchange: Exchange, start: number): HarEntry {
  const {
    at,
    totalMs,
    firstMs,
    method,
    path,
    query = [],
    sent,
    received,
    service,
    status,
    userAgent,
  } = exchange;
  const wait = firstMs ?? totalMs;
  const search = query.length > 0 ? `?${query.map((name) => `${encodeURIComponent(name)}=`).join('&')}` : '';
  return {
    // A stranger's recording may name a moment that no calendar has.
    startedDateTime: new Date(Math.min(start + at, LAST_MOMENT)).toISOString(),
    time: totalMs,
    request: {
      method,
      url: `http://${service ?? 'outside-catalog'}.invalid${path}${search}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: userAgent === undefined ? [] : [{ name: 'User-Agent', value: userAgent }],
      queryString: query.map((name) => ({ name, value: '' })),
      headersSize: -1,
      bodySize: sent,
    },
    response: {
      status: status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [],
      content: { size: received, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: received,
    },
    cache: {},
    timings: { send: 0, wait, receive: Math.max(0, Math.round((totalMs - wait) * 1000) / 1000) },
    _operation: exchange.operation,
    _step: exchange.step,
    _end: exchange.end,
    _auth: exchange.auth,
    ...(exchange.fault === undefined ? {} : { _fault: exchange.fault }),
    ...(exchange.created === undefined ? {} : { _created: exchange.created }),
    ...(exchange.deleted === undefined ? {} : { _deleted: exchange.deleted }),
  };
}
