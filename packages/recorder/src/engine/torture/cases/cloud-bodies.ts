// SPDX-License-Identifier: Apache-2.0
import {
  answers,
  answersEarly,
  cuts,
  loses,
  mixed,
  passes,
  passesAndCloses,
  passesAs,
} from '../expectations.js';
import { get, node, put, table, type Row } from '../table.js';
import type { Expectation, Step } from '../torture-case.js';
import { from } from './cloud-heads.js';

const OK = 'HTTP/1.1 200 OK\r\nX-Nonce: {N}\r\n';
const answer = (headers: string, body = ''): string => `${OK}${headers}\r\n${body}`;
const head = (name: string, sends: string | readonly Step[], expect: Expectation): Row => [
  name,
  'HEAD {T} HTTP/1.1\r\nHost: h\r\n\r\n',
  expect,
  { cloud: answers(...[sends].flat()) },
];

export const CLOUD_LENGTHS = table('RFC 9112, section 6.3', [
  from(
    'an answer with length and chunks',
    answer('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n', '2\r\nok\r\n0\r\n\r\n'),
    loses(),
  ),
  from(
    'an answer with chunks and length',
    answer('Transfer-Encoding: chunked\r\nContent-Length: 2\r\n', '2\r\nok\r\n0\r\n\r\n'),
    loses(),
  ),
  from(
    'an answer with two lengths that differ',
    answer('Content-Length: 2\r\nContent-Length: 3\r\n', 'ok!'),
    loses(),
  ),
  from(
    'an answer with two lengths that agree',
    answer('Content-Length: 2\r\nContent-Length: 2\r\n', 'ok'),
    loses(),
  ),
  from('an answer with a list of lengths', answer('Content-Length: 2, 2\r\n', 'ok'), loses()),
  from('an answer of negative length', answer('Content-Length: -2\r\n', 'ok'), loses()),
  from('an answer with a plus in its length', answer('Content-Length: +2\r\n', 'ok'), loses()),
  from('an answer with a length in hex', answer('Content-Length: 0x2\r\n', 'ok'), loses()),
  from('an answer with an empty length', answer('Content-Length:\r\n', 'ok'), loses()),
  from('an answer with a length of letters', answer('Content-Length: two\r\n', 'ok'), loses()),
  from(
    'an answer with a length that overflows',
    answer('Content-Length: 18446744073709551618\r\n', 'ok'),
    loses(),
  ),
  from('an answer of length zero', answer('Content-Length: 0\r\n'), passes()),
  from(
    'an answer longer than its length',
    answer('Content-Length: 2\r\n', 'ok!!!'),
    passesAs({ answer: answer('Content-Length: 2\r\n', 'ok') }),
  ),
  from(
    'an answer longer than its length by another answer',
    answer('Content-Length: 2\r\n', 'okHTTP/1.1 200 OK\r\nX-Nonce: other\r\nContent-Length: 4\r\n\r\nevil'),
    passesAs({ answer: answer('Content-Length: 2\r\n', 'ok') }),
  ),
  from(
    'an answer shorter than its length',
    [answer('Content-Length: 10\r\n', 'half'), { end: true }],
    cuts(),
  ),
  from(
    'an answer that is reset within its length',
    [answer('Content-Length: 10\r\n', 'half'), { wait: 30 }, { reset: true }],
    cuts(),
  ),
  from(
    'an answer that is reset before its body',
    [answer('Content-Length: 10\r\n'), { wait: 30 }, { reset: true }],
    cuts(),
  ),
  from('an answer that ends with its connection', [answer('', 'all that there is'), { end: true }], passes()),
  from('an answer that ends with its connection, empty', [answer(''), { end: true }], passes()),
  from(
    'an answer of HTTP/1.0 that ends with its connection',
    ['HTTP/1.0 200 OK\r\nX-Nonce: {N}\r\n\r\nold', { end: true }],
    passes(),
  ),
  from(
    'an answer of HTTP/1.0 that is kept',
    ['HTTP/1.0 200 OK\r\nX-Nonce: {N}\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nold'],
    passes(),
  ),
  from('an answer without length that is reset', [answer('', 'some'), { wait: 30 }, { reset: true }], cuts()),
  from(
    'an answer with Connection: close',
    [answer('Connection: close\r\nContent-Length: 2\r\n', 'ok'), { end: true }],
    passes(),
  ),
  from(
    'an answer with Connection: close that does not close',
    answer('Connection: close\r\nContent-Length: 2\r\n', 'ok'),
    passes(),
  ),
  from(
    'an answer with Connection: close and another behind it',
    answer(
      'Connection: close\r\nContent-Length: 2\r\n',
      'okHTTP/1.1 200 OK\r\nX-Nonce: other\r\nContent-Length: 0\r\n\r\n',
    ),
    passesAs({ answer: answer('Content-Length: 2\r\n', 'ok') }),
  ),
]);

const chunked = (body: string): string => answer('Transfer-Encoding: chunked\r\n', body);

export const CLOUD_CHUNKS = table('RFC 9112, section 7', [
  from('an answer in chunks', chunked('2\r\nok\r\n3\r\n...\r\n0\r\n\r\n'), passes()),
  from('an answer in chunks with extensions', chunked('2;a="b"\r\nok\r\n0;c\r\n\r\n'), passes()),
  from('an answer in a thousand chunks', chunked(`${'1\r\nx\r\n'.repeat(1000)}0\r\n\r\n`), passes()),
  from('an answer of no chunks', chunked('0\r\n\r\n'), passes()),
  from(
    'an answer with trailers',
    answer(
      'Trailer: X-Sum\r\nTransfer-Encoding: chunked\r\n',
      '2\r\nok\r\n0\r\nX-Sum: abc\r\nx-sum: d\r\n\r\n',
    ),
    passes(),
  ),
  from(
    'an answer with a length in its trailers',
    chunked('2\r\nok\r\n0\r\nContent-Length: 5\r\n\r\n'),
    passes(),
    node(cuts(), 'its parser takes no length in trailers'),
  ),
  from(
    'an answer with a coding in its trailers',
    chunked('2\r\nok\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n'),
    passes(),
  ),
  from('an answer in Chunked', answer('Transfer-Encoding: Chunked\r\n', '2\r\nok\r\n0\r\n\r\n'), passes()),
  from(
    'an answer in chunks and more behind it',
    chunked('2\r\nok\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nX-Nonce: other\r\nContent-Length: 0\r\n\r\n'),
    passesAs({ answer: chunked('2\r\nok\r\n0\r\n\r\n') }),
  ),
  from(
    'an answer in chunks of HTTP/1.0',
    [
      'HTTP/1.0 200 OK\r\nX-Nonce: {N}\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
      { end: true },
    ],
    loses(),
  ),
  from(
    'an answer chunked twice',
    answer('Transfer-Encoding: chunked, chunked\r\n', '2\r\nok\r\n0\r\n\r\n'),
    loses(),
  ),
  from(
    'an answer chunked twice in two lines',
    answer('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', '2\r\nok\r\n0\r\n\r\n'),
    loses(),
  ),
  from(
    'an answer in gzip, chunked',
    answer('Transfer-Encoding: gzip, chunked\r\n', '2\r\nok\r\n0\r\n\r\n'),
    loses(),
  ),
  from(
    'an answer in gzip as its coding',
    [answer('Transfer-Encoding: gzip\r\n', 'ok'), { end: true }],
    loses(),
  ),
  from('an answer in identity', [answer('Transfer-Encoding: identity\r\n', 'ok'), { end: true }], loses()),
  from(
    'an answer in xchunked',
    [answer('Transfer-Encoding: xchunked\r\n', '2\r\nok\r\n0\r\n\r\n'), { end: true }],
    loses(),
  ),
  from('an answer with an empty coding', [answer('Transfer-Encoding:\r\n', 'ok'), { end: true }], loses()),
  from('an answer with a size that is no number', chunked('2\r\nok\r\nxyz\r\n'), cuts()),
  from('an answer with a negative size', chunked('2\r\nok\r\n-1\r\n'), cuts()),
  from('an answer with a size that overflows', chunked('2\r\nok\r\n10000000000000002\r\nok\r\n'), cuts()),
  from('an answer with a size with 0x', chunked('2\r\nok\r\n0x2\r\nok\r\n0\r\n\r\n'), cuts()),
  from(
    'an answer with a size that ends with a line feed alone',
    chunked('2\r\nok\r\n2\nok\r\n0\r\n\r\n'),
    cuts(),
  ),
  from('an answer with data longer than its size', chunked('2\r\nokay\r\n0\r\n\r\n'), cuts()),
  from('an answer with data without a line end', chunked('2\r\nok0\r\n\r\n'), cuts()),
  from('an answer that ends within a chunk', [chunked('a\r\nhalf'), { end: true }], cuts()),
  from('an answer that ends between chunks', [chunked('2\r\nok\r\n'), { end: true }], cuts()),
  from(
    'an answer that ends before its last empty line',
    [chunked('2\r\nok\r\n0\r\n'), { end: true }],
    cuts(),
  ),
  from(
    'an answer that is reset between chunks',
    [chunked('2\r\nok\r\n'), { wait: 30 }, { reset: true }],
    cuts(),
  ),
  from('an answer with a bad trailer', chunked('2\r\nok\r\n0\r\nX : y\r\n\r\n'), cuts()),
]);

export const BODILESS = table('RFC 9110, sections 6.4.1, 15.3.5 and 15.4.5', [
  head('an answer to HEAD with a length', answer('Content-Length: 1000000\r\n'), passes()),
  head('an answer to HEAD with a coding', answer('Transfer-Encoding: chunked\r\n'), passes()),
  head('an answer to HEAD without either', answer(''), passes()),
  head(
    'an answer to HEAD with a body',
    answer('Content-Length: 4\r\n', 'evil'),
    passesAs({ answer: answer('Content-Length: 4\r\n') }),
  ),
  head(
    'an answer to HEAD with an answer for a body',
    answer('Content-Length: 4\r\n', 'HTTP/1.1 200 OK\r\nX-Nonce: other\r\nContent-Length: 0\r\n\r\n'),
    passesAs({ answer: answer('Content-Length: 4\r\n') }),
  ),
  from('204', 'HTTP/1.1 204 No Content\r\nX-Nonce: {N}\r\n\r\n', passes()),
  from(
    '204 with a length of zero',
    'HTTP/1.1 204 No Content\r\nX-Nonce: {N}\r\nContent-Length: 0\r\n\r\n',
    passes(),
  ),
  from(
    '204 with a body',
    'HTTP/1.1 204 No Content\r\nX-Nonce: {N}\r\n\r\nevil',
    passesAs({ answer: 'HTTP/1.1 204 No Content\r\nX-Nonce: {N}\r\n\r\n' }),
  ),
  from(
    '304 with the length of what it stands for',
    'HTTP/1.1 304 Not Modified\r\nX-Nonce: {N}\r\nContent-Length: 1000\r\nETag: "x"\r\n\r\n',
    passes(),
  ),
  from(
    '304 with a body',
    'HTTP/1.1 304 Not Modified\r\nX-Nonce: {N}\r\nContent-Length: 4\r\n\r\nevil',
    passesAs({ answer: 'HTTP/1.1 304 Not Modified\r\nX-Nonce: {N}\r\nContent-Length: 4\r\n\r\n' }),
  ),
  from(
    '205 with a length of zero',
    'HTTP/1.1 205 Reset Content\r\nX-Nonce: {N}\r\nContent-Length: 0\r\n\r\n',
    passes(),
  ),
  from(
    '206',
    'HTTP/1.1 206 Partial Content\r\nX-Nonce: {N}\r\nContent-Range: bytes 0-1/9\r\nContent-Length: 2\r\n\r\nok',
    passes(),
  ),
  from('an answer of 200,000 bytes', answer('Content-Length: 200000\r\n', 'x'.repeat(200_000)), passes()),
]);

const FINAL = answer('Content-Length: 2\r\n', 'ok');

export const INTERIM = table('RFC 9110, section 15.2', [
  from('102 before an answer', `HTTP/1.1 102 Processing\r\n\r\n${FINAL}`, passesAs({ interim: [102] })),
  from(
    '103 with links before an answer',
    `HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n${FINAL}`,
    passesAs({ interim: [103] }),
  ),
  from('100 that nobody asked for', `HTTP/1.1 100 Continue\r\n\r\n${FINAL}`, passes()),
  from('100 with headers', `HTTP/1.1 100 Continue\r\nX-A: b\r\n\r\n${FINAL}`, passes()),
  from('three hundred of 100', `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(300)}${FINAL}`, passes()),
  from(
    '101 that nobody asked for',
    [
      'HTTP/1.1 101 Switching Protocols\r\nX-Nonce: {N}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      'evil',
    ],
    loses(),
  ),
  from('100 and then the end', ['HTTP/1.1 100 Continue\r\n\r\n', { end: true }], loses()),
  from('100 and then nonsense', 'HTTP/1.1 100 Continue\r\n\r\nnonsense\r\n\r\n', loses()),
]);

const upload = put('Content-Length: 20\r\n', '0123456789');
const REFUSED = 'HTTP/1.1 409 Conflict\r\nX-Nonce: {N}\r\nContent-Length: 5\r\n\r\nearly';

export const EARLY = table('RFC 9112, section 9.3; RFC 9110, section 7.5', [
  [
    'an answer before the body is sent',
    [upload, { until: 'early' }, '0123456789'],
    passes(),
    { cloud: answersEarly(REFUSED) },
  ],
  [
    'an answer before the chunks are sent',
    [put('Transfer-Encoding: chunked\r\n', '5\r\nhello\r\n'), { until: 'early' }, '0\r\n\r\n'],
    passes(),
    { cloud: answersEarly(REFUSED) },
  ],
  [
    'an early answer, then another request',
    [upload, { until: 'early' }, `0123456789${get()}`],
    passes(2),
    { cloud: [{ early: true, steps: [REFUSED] }, { steps: [FINAL] }] },
  ],
  [
    'a request, then an answer, then another answer that belongs to nobody',
    [get(), { until: 'ok' }, { wait: 30 }, get()],
    passes(2),
    {
      cloud: [
        {
          steps: [FINAL, { wait: 10 }, 'HTTP/1.1 200 OK\r\nX-Nonce: other\r\nContent-Length: 4\r\n\r\nevil'],
        },
        { steps: [FINAL] },
      ],
    },
  ],
  [
    'an answer, then nonsense while nobody asks',
    [get(), { until: 'ok' }, { wait: 30 }, get()],
    passes(2),
    { cloud: [{ steps: [FINAL, { wait: 10 }, 'nonsense'] }, { steps: [FINAL] }] },
  ],
  [
    'an answer, then a reset while nobody asks',
    [get(), { until: 'ok' }, { wait: 30 }, get()],
    passes(2),
    { cloud: [{ steps: [FINAL, { wait: 10 }, { reset: true }] }, { steps: [FINAL] }] },
  ],
  [
    'an answer, then the end while nobody asks',
    [get(), { until: 'ok' }, { wait: 30 }, get()],
    passes(2),
    { cloud: [{ steps: [FINAL, { wait: 10 }, { end: true }] }, { steps: [FINAL] }] },
  ],
  [
    'an answer, then an interim answer while nobody asks',
    [get(), { until: 'ok' }, { wait: 30 }, get()],
    passes(2),
    { cloud: [{ steps: [FINAL, { wait: 10 }, 'HTTP/1.1 100 Continue\r\n\r\n'] }, { steps: [FINAL] }] },
  ],
  [
    'an answer that breaks off, with a request behind it',
    get() + get(),
    mixed([{ kind: 'cut' }, { kind: 'dropped' }], 'closed'),
    { cloud: [{ steps: [answer('Content-Length: 10\r\n', 'half'), { end: true }] }, { steps: [FINAL] }] },
  ],
  [
    'an answer of HTTP/1.0 to HTTP/1.0',
    'GET {T} HTTP/1.0\r\n\r\n',
    passesAndCloses(),
    { cloud: answers('HTTP/1.0 200 OK\r\nX-Nonce: {N}\r\n\r\nold', { end: true }) },
  ],
  [
    'an answer in chunks to HTTP/1.0',
    'GET {T} HTTP/1.0\r\n\r\n',
    passesAndCloses(),
    { cloud: answers(chunked('2\r\nok\r\n0\r\n\r\n')) },
  ],
]);
