// SPDX-License-Identifier: Apache-2.0
import type { PlannedBody, PlannedConnection, PlannedExchange } from './planned-exchange.js';
import type { SeededRandom } from './seeded-random.js';

const METHODS = [
  'GET',
  'GET',
  'GET',
  'HEAD',
  'PUT',
  'PUT',
  'POST',
  'POST',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'COPY',
];
const STATUSES = [
  200, 200, 200, 200, 201, 202, 204, 206, 300, 304, 400, 401, 403, 404, 409, 413, 429, 500, 503,
];
const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  304: 'Not Modified',
  404: 'Not Found',
};
const SEGMENT = "abcXYZ0189-._~!$&'()*+,;=:@";
const ESCAPES = ['%20', '%2F', '%2f', '%C3%A4', '%c3%a4', '%25', '%3F', '%7E', '%E2%82%AC'];
const ASKED = [
  ['Accept', '*/*'],
  ['Accept-Encoding', 'gzip, deflate'],
  ['Authorization', 'Basic eDp5'],
  ['Content-Encoding', 'gzip'],
  ['Content-Type', 'application/octet-stream'],
  ['Cookie', 'a=b; c=d'],
  ['If-Match', '"x"'],
  ['If-Modified-Since', 'Sat, 21 Nov 2026 12:00:00 GMT'],
  ['If-None-Match', 'W/"a", "b"'],
  ['Range', 'bytes=0-99'],
  ['Range', 'bytes=-5'],
  ['User-Agent', 'python-swiftclient-4.1.0'],
  ['X-Auth-Token', 'gAAAAAB-canary'],
  ['X-Object-Meta-A_B', 'under_scored'],
] as const;
const GIVEN = [
  ['Accept-Ranges', 'bytes'],
  ['Cache-Control', 'no-store'],
  ['Content-Encoding', 'gzip'],
  ['Content-Type', 'application/octet-stream'],
  ['Content-Type', 'text/plain; charset=utf-8'],
  ['ETag', '"d41d8cd98f00b204e9800998ecf8427e"'],
  ['Last-Modified', 'Sat, 21 Nov 2026 12:00:00 GMT'],
  ['Location', '/object-store/v1/AUTH_1/c/elsewhere'],
  ['Retry-After', '5'],
  ['Set-Cookie', 'a=b; Path=/'],
  ['Set-Cookie', 'c=d'],
  ['Vary', 'Accept'],
  ['WWW-Authenticate', 'Keystone uri="http://h"'],
  ['x-openstack-request-id', 'req-3ce81a1a-bf74-4b53-99db-e1eac0cd8f5c'],
] as const;
/** A server of HTTP names these once. */
const ONCE = new Set([
  'content-type',
  'etag',
  'last-modified',
  'location',
  'range',
  'content-encoding',
  'authorization',
  'user-agent',
  'if-modified-since',
  'retry-after',
  'if-match',
  'if-none-match',
  'cookie',
  'accept-ranges',
  'cache-control',
]);

/** So many exchanges, on connections of one to eight. */
export function planConnections(random: SeededRandom, count: number): PlannedConnection[] {
  const connections: PlannedConnection[] = [];
  for (let id = 0; id < count;) {
    const size = Math.min(count - id, random.chance(0.3) ? 1 : 1 + random.below(8));
    const exchanges = Array.from({ length: size }, (_, at) => planExchange(random, id + at, at === size - 1));
    connections.push({ exchanges, slices: Array.from({ length: 8 }, () => sliceSize(random)) });
    id += size;
  }
  return connections;
}

function sliceSize(random: SeededRandom): number {
  return random.pick([1, 7, 100, 1460, 20_000, 1_000_000]) + random.below(100);
}

function planExchange(random: SeededRandom, id: number, last: boolean): PlannedExchange {
  const method = random.pick(METHODS);
  const version = last && random.chance(0.05) ? '1.0' : '1.1';
  const hasBody = method === 'PUT' || method === 'POST' || method === 'PATCH' || random.chance(0.03);
  const body = planBody(
    random,
    hasBody ? (version === '1.1' && random.chance(0.4) ? 'chunked' : 'length') : 'none',
  );
  const expectContinue = last && version === '1.1' && hasBody && body.size > 0 && random.chance(0.1);
  const closing =
    last && random.chance(0.15) ? ['Connection', random.pick(['close', 'Close', 'close, X-Hop'])] : [];
  const hop = random.chance(0.05) ? ['X-Hop', 'for this hop alone'] : [];
  const naming = hop.length > 0 && closing.length === 0 ? ['Connection', 'keep-alive, X-Hop'] : [];
  return {
    id,
    method,
    target: planTarget(random, id),
    version,
    headers: [
      ...(version === '1.0' && random.chance(0.5)
        ? []
        : ['Host', random.pick(['h', 'cloud.example:8080', '127.0.0.1'])]),
      'X-Plan',
      String(id),
      ...planHeaders(random, ASKED),
      ...hop,
      ...naming,
      ...closing,
      ...(expectContinue ? ['Expect', '100-continue'] : []),
      ...(body.trailers.length > 0 ? ['Trailer', 'X-Sum'] : []),
    ],
    body,
    expectContinue,
    answer: planAnswer(random, id, { method, version }),
  };
}

function planTarget(random: SeededRandom, id: number): string {
  let path = `/object-store/v1/AUTH_1/c/${id}`;
  for (let count = random.below(4); count > 0; count -= 1) {
    path += '/';
    for (let size = 1 + random.below(12); size > 0; size -= 1)
      path += random.chance(0.15) ? random.pick(ESCAPES) : SEGMENT[random.below(SEGMENT.length)];
  }
  if (random.chance(0.05)) path += '//double///slashes/';
  if (!random.chance(0.3)) return path;
  return `${path}?${random.pick(['format=json', 'limit=10&marker=a%20b', 'a=b&a=c&&=', '', 'q=?/:@', 'x=%C3%BC'])}`;
}

function planHeaders(random: SeededRandom, known: readonly (readonly [string, string])[]): string[] {
  const headers: string[] = [];
  const seen = new Set<string>();
  for (let count = random.below(10); count > 0; count -= 1) {
    const [name, value] = random.chance(0.6) ? random.pick(known) : planHeader(random);
    if (ONCE.has(name.toLowerCase()) && seen.has(name.toLowerCase())) continue;
    seen.add(name.toLowerCase());
    headers.push(recased(random, name), value);
  }
  return headers;
}

function planHeader(random: SeededRandom): [string, string] {
  const name = `X-${random.pick(['Object-Meta', 'odd', 'A', "!#$%&'*+.^_`|~"])}-${random.below(5)}`;
  const value = random.pick([
    '',
    'plain',
    'with  blanks inside',
    'quoted "a, b"; c=d',
    'Z\xfcrich',
    '\xe2\x82\xac',
    'v'.repeat(random.below(200)),
  ]);
  return [name, value];
}

function recased(random: SeededRandom, name: string): string {
  return random.pick([name, name, name.toLowerCase(), name.toUpperCase()]);
}

function planAnswer(
  random: SeededRandom,
  id: number,
  { method, version }: Pick<PlannedExchange, 'method' | 'version'>,
): PlannedExchange['answer'] {
  const status = random.pick(STATUSES);
  const bare = method === 'HEAD' || status === 204 || status === 304;
  const framing = random.pick(
    bare ? (['none', 'length'] as const) : (['length', 'length', 'chunked', 'close'] as const),
  );
  // 204 has no length (RFC 9110, section 8.6).
  const planned = planBody(random, status === 204 ? 'none' : framing);
  // HTTP/1.0 has no chunks, so no trailers.
  const body = version === '1.0' ? { ...planned, trailers: [] } : planned;
  return {
    status,
    reason: random.chance(0.1) ? 'Some Other Reason' : (REASONS[status] ?? 'Whatever'),
    headers: [
      'X-Plan',
      String(id),
      ...(random.chance(0.5) ? ['Date', 'Sun, 22 Nov 2026 12:00:00 GMT'] : []),
      ...(random.chance(0.5) ? ['Server', 'Apache'] : []),
      ...planHeaders(random, GIVEN),
      ...(status === 206 && !bare ? ['Content-Range', `bytes 0-${Math.max(0, body.size - 1)}/1000000`] : []),
    ],
    body,
  };
}

function planBody(random: SeededRandom, framing: PlannedBody['framing']): PlannedBody {
  const limit = random.pick([1, 100, 1000, 1000, 1000, 1000, 16_384, 16_384, 70_000, 262_145]);
  const trailers = framing === 'chunked' && random.chance(0.2) ? ['X-Sum', `sum-${random.below(1000)}`] : [];
  return {
    framing,
    size: framing === 'none' ? 0 : random.below(limit),
    seed: random.below(2 ** 31),
    trailers,
  };
}
