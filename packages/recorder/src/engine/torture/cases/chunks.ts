// SPDX-License-Identifier: Apache-2.0
import { passes, refuses, spoils } from '../expectations.js';
import type { Step } from '../torture-case.js';
import { get, node, put, table } from '../table.js';

const chunked = (body: string): string => put('Transfer-Encoding: chunked\r\n', body);
const first = (line: string): string => chunked(`${line}\r\nhello\r\n0\r\n\r\n`);
const with5 = (rest: string): string => chunked(`5\r\nhello${rest}`);

export const CHUNK_SIZES = table('RFC 9112, section 7.1', [
  ['hex digits in both cases', chunked('a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n'), passes()],
  ['zeros before a size', first('000005'), passes()],
  ['a last chunk of many zeros', chunked('5\r\nhello\r\n0000\r\n\r\n'), passes()],
  ['an extension', first('5;a=b'), passes()],
  ['an extension without a value', first('5;a'), passes()],
  ['an extension in quotes', first('5;a="b;c, d"'), passes()],
  ['an extension of the last chunk', chunked('5\r\nhello\r\n0;a=b\r\n\r\n'), passes()],
  [
    'a thousand chunks of a byte',
    [put('Transfer-Encoding: chunked\r\n'), { repeat: '1\r\nx\r\n', times: 1000 }, '0\r\n\r\n'],
    passes(),
  ],
  [
    'a chunk of 100,000 bytes',
    [put('Transfer-Encoding: chunked\r\n'), '186A0\r\n', { repeat: 'x', times: 100_000 }, '\r\n0\r\n\r\n'],
    passes(),
  ],
  ['a size that is no number', first('xyz'), spoils()],
  ['a size that begins as one', first('5g'), spoils()],
  ['an empty size', first(''), spoils()],
  ['a negative size', first('-5'), spoils()],
  ['a size with a plus', first('+5'), spoils()],
  ['a size with 0x', first('0x5'), spoils()],
  ['a blank before a size', first(' 5'), spoils()],
  ['a blank behind a size', first('5 '), spoils()],
  ['a tab behind a size', first('5\t'), spoils()],
  ['a size in quotes', first('"5"'), spoils()],
  ['a size with an underscore', first('0_5'), spoils()],
  ['a size that overflows 64 bits', first('10000000000000005'), spoils([400, 413])],
  ['a size of seventeen F', first('F'.repeat(17)), spoils([400, 413])],
  ['a size of a hundred digits', first('f'.repeat(100)), spoils([400, 413])],
  ['a size that ends with a line feed alone', chunked('5\nhello\r\n0\r\n\r\n'), spoils()],
  ['a size that ends with a carriage return alone', chunked('5\rhello\r\n0\r\n\r\n'), spoils()],
  ['a bare line feed in an extension', first('5;a\nb'), spoils()],
  ['a bare carriage return in an extension', first('5;a\rb'), spoils()],
  ['a NUL in an extension', first('5;a\0b'), spoils()],
  [
    'an extension of 20,000 bytes',
    [put('Transfer-Encoding: chunked\r\n', '5;'), { repeat: 'x', times: 20_000 }, '\r\nhello\r\n0\r\n\r\n'],
    spoils([400, 413, 431]),
  ],
  ['data longer than its size', chunked('5\r\nhello!!\r\n0\r\n\r\n'), spoils()],
  ['data shorter than its size', chunked('5\r\nhi\r\n0\r\n\r\n'), spoils()],
  ['data without a line end', with5('0\r\n\r\n'), spoils()],
  ['data that ends with a line feed alone', with5('\n0\r\n\r\n'), spoils()],
  ['data that ends with a carriage return alone', with5('\r0\r\n\r\n'), spoils()],
  ['a request where a chunk should be', [with5('\r\n'), '{HIDDEN}'], spoils()],
  ['a last chunk that ends with line feeds', with5('\r\n0\n\n'), spoils()],
  ['a bad chunk, then a clean request', [first('zz'), get()], spoils(400, { dropped: 1 })],
]);

const trailing = (...trailers: readonly Step[]): readonly Step[] => [
  put('Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n', '5\r\nhello\r\n0\r\n'),
  ...trailers,
];

export const TRAILERS = table('RFC 9112, section 7.1.2; RFC 9110, section 6.5', [
  ['a trailer', trailing('X-Sum: abc\r\n\r\n'), passes()],
  ['trailers that were not announced', chunked('0\r\nX-A: b\r\nX-a: c\r\n\r\n'), passes()],
  ['a trailer with bytes above ASCII', trailing('X-Sum: \xfc\r\n\r\n'), passes()],
  ['an empty trailer', trailing('X-Sum:\r\n\r\n'), passes()],
  ['a trailer announced and not sent', trailing('\r\n'), passes()],
  ['a trailer announced for a length', put('Trailer: X-Sum\r\nContent-Length: 5\r\n', 'hello'), passes()],
  [
    'a length in the trailers',
    [...trailing('Content-Length: 64\r\n\r\n'), get()],
    passes(2),
    node(spoils(400, { dropped: 1 }), 'its parser takes neither length nor coding in trailers'),
  ],
  [
    'a coding in the trailers',
    [...trailing('Transfer-Encoding: chunked\r\n\r\n'), get()],
    passes(2),
    node(spoils(400, { dropped: 1 }), 'its parser takes neither length nor coding in trailers'),
  ],
  ['a Host in the trailers', trailing('Host: other\r\n\r\n'), passes()],
  ['a token in the trailers', trailing('X-Auth-Token: other\r\nAuthorization: x\r\n\r\n'), passes()],
  ['a blank before the colon of a trailer', trailing('X-Sum : abc\r\n\r\n'), spoils()],
  ['a trailer without a colon', trailing('X-Sum\r\n\r\n'), spoils()],
  ['a folded trailer', trailing('X-Sum: a\r\n b\r\n\r\n'), spoils()],
  ['a NUL in a trailer', trailing('X-Sum: \0\r\n\r\n'), spoils()],
  ['a bare line feed in a trailer', trailing('X-Sum: a\nX-B: c\r\n\r\n'), spoils()],
  ['a bare carriage return in a trailer', trailing('X-Sum: a\rX-B: c\r\n\r\n'), spoils()],
  [
    'trailers of more than the limit',
    trailing({ repeat: 'X-Many: one of them\r\n', times: 1000 }, '\r\n'),
    spoils([400, 413, 431]),
  ],
  ['three hundred trailers', trailing({ repeat: 'X-T: t\r\n', times: 300 }, '\r\n'), passes()],
  ['a request behind trailers', [...trailing('X-Sum: abc\r\n\r\n'), 'x\r\n\r\n'], refuses(400, { after: 1 })],
]);
