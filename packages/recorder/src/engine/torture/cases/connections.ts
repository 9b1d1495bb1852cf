// SPDX-License-Identifier: Apache-2.0
import {
  aborts,
  answers,
  answersEarly,
  ignores,
  mixed,
  passes,
  passesAndCloses,
  passesAs,
  refuses,
} from '../expectations.js';
import { get, node, put, table } from '../table.js';

const many = (count: number): string => Array.from({ length: count }, () => get()).join('');
const head = 'HEAD {T} HTTP/1.1\r\nHost: h\r\n\r\n';
const sized = (body: string): string =>
  `HTTP/1.1 200 OK\r\nX-Nonce: {N}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const forwarded = { kind: 'forwarded' } as const;

export const PIPELINES = table('RFC 9112, section 9.3.2', [
  ['two requests at once', many(2), passes(2)],
  ['thirty requests at once', many(30), passes(30)],
  [
    'bodies and none in turn',
    put('Content-Length: 5\r\n', 'hello') +
      get() +
      put('Transfer-Encoding: chunked\r\n', '1\r\nx\r\n0\r\n\r\n') +
      get(),
    passes(4),
  ],
  ['HEAD among others', get() + head + get() + head + get(), passes(5)],
  [
    'a slow answer before quick ones',
    many(3),
    passes(3),
    { cloud: [{ steps: [{ wait: 60 }, sized('slow')] }, { steps: [sized('quick')] }] },
  ],
  [
    'a big answer before small ones',
    many(3),
    passes(3),
    { cloud: [{ steps: [sized('x'.repeat(200_000))] }, { steps: [sized('y')] }] },
  ],
  [
    'a malformed request behind a good one',
    `${get()}GET {T} HTTP/1.1\r\nX : y\r\n\r\n`,
    refuses(400, { after: 1 }),
  ],
  [
    'a good request behind a malformed one',
    `GET {T} HTTP/1.1\r\nX : y\r\n\r\n${get()}`,
    refuses(400, { dropped: 1 }),
  ],
  [
    'a malformed request behind a slow one',
    `${get()}NONSENSE\r\n\r\n`,
    refuses(400, { after: 1 }),
    { cloud: answers({ wait: 60 }, sized('slow')) },
  ],
  [
    'a smuggled request behind a good one and a malformed one',
    `${get()}GET {T} HTTP/1.1\r\nX : y\r\n\r\n{HIDDEN}`,
    refuses(400, { after: 1 }),
  ],
  [
    'a request behind Connection: close',
    get('Connection: close\r\n') + get(),
    mixed([forwarded, { kind: 'dropped' }], 'closed'),
  ],
  [
    'a request behind HTTP/1.0',
    `GET {T} HTTP/1.0\r\n\r\n${get()}`,
    mixed([forwarded, { kind: 'dropped' }], 'closed'),
  ],
  [
    'a request whose answer is lost, then another',
    many(2),
    mixed([{ kind: 'lost' }, forwarded], 'open'),
    { cloud: [{ steps: ['nonsense\r\n\r\n', { end: true }] }, { steps: [sized('ok')] }] },
  ],
  [
    'requests outside and inside the catalog',
    `GET /none/{N} HTTP/1.1\r\nHost: h\r\n\r\n${get()}`,
    mixed([{ kind: 'outside' }, forwarded], 'open'),
  ],
  [
    'a body for outside the catalog',
    `PUT /none/{N} HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello${get()}`,
    mixed([{ kind: 'outside' }, forwarded], 'open'),
    node(
      mixed([{ kind: 'outside' }, { kind: 'dropped' }], 'closed'),
      'it does not read a body that goes nowhere, and ends the connection',
    ),
  ],
]);

const NOT_TOLD = 'node:http ends a connection whose client was not told to go on';
const EXPECT = 'Expect: 100-continue\r\n';
const GO_ON = 'HTTP/1.1 100 Continue\r\n\r\n';

export const EXPECTATIONS = table('RFC 9110, section 10.1.1', [
  [
    'Expect, told to go on',
    [put(`${EXPECT}Content-Length: 5\r\n`), { until: '100 Continue' }, 'hello'],
    passesAs({ interim: [100] }),
    { cloud: answersEarly(GO_ON, { whole: true }, sized('ok')) },
  ],
  [
    'Expect with chunks, told to go on',
    [put(`${EXPECT}Transfer-Encoding: chunked\r\n`), { until: '100 Continue' }, '5\r\nhello\r\n0\r\n\r\n'],
    passesAs({ interim: [100] }),
    { cloud: answersEarly(GO_ON, { whole: true }, sized('ok')) },
  ],
  [
    'Expect with bytes above ASCII',
    [put(`X-A: \xfc\r\n${EXPECT}Content-Length: 5\r\n`), { until: '100 Continue' }, 'hello'],
    passesAs({ interim: [100] }),
    { cloud: answersEarly(GO_ON, { whole: true }, sized('ok')) },
  ],
  [
    'Expect in odd case',
    [put('eXpEcT: 100-Continue\r\nContent-Length: 5\r\n'), { until: '100 Continue' }, 'hello'],
    passesAs({ interim: [100] }),
    { cloud: answersEarly(GO_ON, { whole: true }, sized('ok')) },
  ],
  [
    'Expect without a wait',
    put(`${EXPECT}Content-Length: 5\r\n`, 'hello'),
    passes(),
    node(passesAndCloses(), NOT_TOLD),
  ],
  ['Expect without a body', get(EXPECT), passes(), node(passesAndCloses(), NOT_TOLD)],
  [
    'Expect, a body, and another request at once',
    put(`${EXPECT}Content-Length: 5\r\n`, 'hello') + get(),
    passes(2),
    node(mixed([forwarded, { kind: 'dropped' }], 'closed'), NOT_TOLD),
  ],
  ['Expect of something else', get('Expect: 200-maybe\r\n'), passes()],
  [
    'Expect twice',
    put(`${EXPECT}${EXPECT}Content-Length: 5\r\n`, 'hello'),
    passes(),
    node(passesAndCloses(), NOT_TOLD),
  ],
  [
    'Expect, refused',
    put(`${EXPECT}Content-Length: 5\r\n`),
    passesAs({ unsent: true }, 'closed'),
    {
      cloud: answersEarly(
        'HTTP/1.1 417 Expectation Failed\r\nX-Nonce: {N}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      ),
    },
  ],
  [
    'Expect, refused, and the body sent for all that',
    [put(`${EXPECT}Content-Length: 61\r\n`), { until: '413' }, '{HIDDEN}'],
    passesAs({ unsent: true }, 'closed'),
    {
      cloud: answersEarly(
        'HTTP/1.1 413 Too Large\r\nX-Nonce: {N}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
        { end: true },
      ),
    },
  ],
  [
    'Expect, told to go on twice',
    [put(`${EXPECT}Content-Length: 5\r\n`), { until: '100 Continue' }, 'hello'],
    passesAs({ interim: [100, 100] }),
    { cloud: answersEarly(GO_ON, GO_ON, { whole: true }, sized('ok')) },
  ],
]);

const websocket = (
  headers = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: k\r\n',
): string => get(headers);
const agreed =
  'HTTP/1.1 101 Switching Protocols\r\nX-Nonce: {N}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
const refusing = 'HTTP/1.1 403 No\r\nX-Nonce: {N}\r\nContent-Length: 2\r\n\r\nno';

export const UPGRADES = table('RFC 9110, section 7.8', [
  [
    'an upgrade that the cloud agrees to',
    [websocket(), { until: 'hi' }, 'ping'],
    passesAs({ end: 'upgraded', answer: `${agreed}hiecho` }, 'closed'),
    { cloud: answers(agreed, 'hi', { until: 'ping' }, 'echo', { end: true }) },
  ],
  [
    'an upgrade whose client speaks at once',
    [websocket(), 'ping'],
    passesAs({ end: 'upgraded', answer: `${agreed}echo` }, 'closed'),
    { cloud: answers(agreed, { until: 'ping' }, 'echo', { end: true }) },
  ],
  ['an upgrade that the cloud refuses', websocket(), passesAndCloses(), { cloud: answers(refusing) }],
  [
    'a request hidden behind an upgrade that is refused',
    [websocket(), '{HIDDEN}'],
    passesAndCloses(),
    { cloud: answers(refusing) },
  ],
  [
    'a request sent after an upgrade was refused',
    [websocket(), { until: 'no' }, '{HIDDEN}'],
    passesAndCloses(),
    { cloud: answers(refusing) },
  ],
  [
    'an upgrade to h2c',
    get('Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n'),
    passes(),
  ],
  [
    'an upgrade to h2c with a body',
    put(
      'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\nContent-Length: 5\r\n',
      'hello',
    ),
    passes(),
  ],
  [
    'an upgrade to h2c with a request behind it',
    get('Connection: Upgrade\r\nUpgrade: h2c\r\n') + get(),
    passes(2),
    node(
      mixed([forwarded, { kind: 'dropped' }], 'open'),
      'its parser drops what stands behind an offer of another protocol in the same segment; nobody pipelines there',
      passes(2),
    ),
  ],
  ['Upgrade that Connection does not name', get('Upgrade: websocket\r\n'), passes()],
  ['Connection that names an Upgrade that is not there', get('Connection: Upgrade\r\n'), passes()],
  [
    'an upgrade in HTTP/1.0',
    'GET {T} HTTP/1.0\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    passesAndCloses(),
  ],
]);

export const SLOW_CLIENTS = table('limits of the engine', [
  ['half a head, then silence', 'GET {T} HTTP/1.1\r\nHost:', refuses(408)],
  ['half a request line, then silence', 'GET /obj', refuses(408)],
  [
    'a head that drips',
    [
      'GET {T} HTTP/1.1\r\n',
      ...Array.from({ length: 30 }, (_, at) => [`X-${at}: y\r\n`, { wait: 60 }]).flat(),
    ],
    refuses(408),
  ],
  [
    'a good request, then half a head',
    [get(), { until: 'ok' }, 'GET {T} HTTP/1.1\r\nHost:'],
    refuses(408, { after: 1 }),
  ],
  ['a connection that says nothing', [{ wait: 700 }], ignores()],
  [
    'a body that drips for longer than a head may',
    [put('Content-Length: 10\r\n'), ...Array.from({ length: 10 }, () => ['x', { wait: 100 }]).flat()],
    passes(),
  ],
  [
    'a pause between requests that is longer than a head may take',
    [get(), { until: 'ok' }, { wait: 1500 }, get()],
    passes(2),
  ],
]);

const HALF_CLOSED = 'node:http takes an end for the client going away, as nginx does';

export const ABORTS = table('half-closed and reset connections', [
  ['a reset within a head', ['GET {T} HTTP/1.1\r\nHos', { wait: 20 }, { reset: true }], ignores()],
  [
    'a reset within a body',
    [put('Content-Length: 10\r\n', 'part'), { wait: 60 }, { reset: true }],
    aborts(null),
  ],
  [
    'a reset within a chunk',
    [put('Transfer-Encoding: chunked\r\n', 'a\r\npart'), { wait: 60 }, { reset: true }],
    aborts(null),
  ],
  [
    'a reset between chunks',
    [put('Transfer-Encoding: chunked\r\n', '4\r\npart\r\n'), { wait: 60 }, { reset: true }],
    aborts(null),
  ],
  [
    'a reset before the answer',
    [get(), { wait: 60 }, { reset: true }],
    aborts(null),
    { cloud: answers({ wait: 150 }, sized('late')) },
  ],
  [
    'a reset within the answer',
    [get(), { until: 'half' }, { reset: true }],
    aborts(200),
    {
      cloud: answers(
        'HTTP/1.1 200 OK\r\nX-Nonce: {N}\r\nContent-Length: 10\r\n\r\nhalf',
        { wait: 100 },
        'halves',
      ),
    },
  ],
  [
    'an end within a length',
    [put('Content-Length: 10\r\n', 'part'), { wait: 60 }, { end: true }],
    aborts(null),
  ],
  [
    'an end within chunks',
    [put('Transfer-Encoding: chunked\r\n', '4\r\npart\r\n'), { wait: 60 }, { end: true }],
    aborts(null),
  ],
  ['an end behind a request', [get(), { end: true }], passesAndCloses(), node(aborts(null), HALF_CLOSED)],
  [
    'an end behind a body',
    [put('Content-Length: 5\r\n', 'hello'), { end: true }],
    passesAndCloses(),
    node(aborts(null), HALF_CLOSED),
  ],
  [
    'an end behind three requests',
    [many(3), { end: true }],
    passesAndCloses(3),
    {
      cloud: answers({ wait: 100 }, sized('slow')),
      ...node(
        mixed([{ kind: 'aborted', status: null }, { kind: 'dropped' }, { kind: 'dropped' }], 'closed'),
        HALF_CLOSED,
      ),
    },
  ],
  [
    'an end before a slow answer',
    [get(), { end: true }],
    passesAndCloses(),
    { cloud: answers({ wait: 100 }, sized('slow')), ...node(aborts(null), HALF_CLOSED) },
  ],
  [
    'an answer, then a reset within the next',
    [get(), { until: 'ok' }, get(), { wait: 60 }, { reset: true }],
    { outcomes: [forwarded, { kind: 'aborted', status: null }], after: 'closed' },
    { cloud: [{ steps: [sized('ok')] }, { steps: [{ wait: 150 }, sized('late')] }] },
  ],
]);
