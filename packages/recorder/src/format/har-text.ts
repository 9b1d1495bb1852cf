// SPDX-License-Identifier: Apache-2.0
import type { Exchange, RecordingHeader, RecordingLine } from '@touchstone/model';
import type { Integrity } from './recording.js';

/** The end of year 9999, in ms: what an ISO date with four digits of year can say. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * A recording as HAR 1.2 (Software is hard, "HTTP Archive 1.2"), in pieces of text as its lines come: what it keeps, in the
 * shape that browsers' tools open. Headers, bodies, hosts and query values are not in it because they are not in a
 * recording; hosts read `<service>.invalid` (RFC 2606).
 * @param lines as readRecordingLines gives them
 * @returns what the reader found out about the recording
 */
export async function* harText(
  lines: AsyncGenerator<RecordingLine, Integrity>,
): AsyncGenerator<string, Integrity> {
  let next = await lines.next();
  const header = next.done !== true && next.value.kind === 'header' ? next.value : undefined;
  const start = header === undefined ? 0 : Date.parse(header.startedAt);
  yield `{"log":{"version":"1.2","creator":${JSON.stringify(creatorOf(header))},"entries":[`;
  let separator = '\n';
  for (; next.done !== true; next = await lines.next()) {
    if (next.value.kind !== 'exchange') continue;
    yield `${separator}${JSON.stringify(entryOf(next.value, start))}`;
    separator = ',\n';
  }
  const { state, why } = next.value;
  yield `\n],"comment":${JSON.stringify(`${state}: ${why}`)}}}\n`;
  return next.value;
}

function creatorOf(header: RecordingHeader | undefined) {
  return {
    name: header?.tool.name ?? 'touchstone',
    version: header?.tool.version ?? 'unknown',
    comment: 'Headers, bodies and query values are never recorded; names are keyed hashes.',
  };
}

function entryOf(exchange: Exchange, start: number) {
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
