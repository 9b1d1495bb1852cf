// SPDX-License-Identifier: Apache-2.0
import { mixed, passes, refuses, spoils } from '../expectations.js';
import { get, node, put, table } from '../table.js';

const length = (value: string, body = 'hello'): string => put(`Content-Length: ${value}\r\n`, body);
/** Whoever takes another length than the recorder reads a second request here. */
const trick = (value: string): string => `${put(`Content-Length: ${value}\r\n`)}{HIDDEN}`;

export const LENGTHS = table('RFC 9112, section 6.3; RFC 9110, section 8.6', [
  ['a length', length('5'), passes()],
  ['a length of zero', length('0', ''), passes()],
  ['a length with zeros before it', length('0005'), passes()],
  [
    'a length with blanks around it',
    length(' \t5\t '),
    passes(),
    node(refuses(400), 'its parser takes no tab behind a length'),
  ],
  ['a length in odd case', put('cOnTeNt-LeNgTh: 5\r\n', 'hello'), passes()],
  ['GET with a body', 'GET {T} HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello', passes()],
  ['HEAD with a body', 'HEAD {T} HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello', passes()],
  ['DELETE with a body', 'DELETE {T} HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello', passes()],
  ['OPTIONS with a body', 'OPTIONS {T} HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello', passes()],
  ['TRACE with a body', 'TRACE {T} HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello', passes()],
  ['POST without a length', 'POST {T} HTTP/1.1\r\nHost: h\r\n\r\n', passes()],
  ['GET of length zero', get('Content-Length: 0\r\n'), passes()],
  ['a body of 100,000 bytes', [put('Content-Length: 100000\r\n'), { repeat: 'x', times: 100_000 }], passes()],
  ['a body that is a request', `${put('Content-Length: 61\r\n')}{HIDDEN}`, passes()],
  ['an empty length', trick(''), refuses(400)],
  ['a negative length', trick('-1'), refuses(400)],
  ['a length with a plus', trick('+5'), refuses(400)],
  ['a length in hex', trick('0x5'), refuses(400)],
  ['a length in hex digits', trick('5a'), refuses(400)],
  ['a length with an exponent', trick('1e1'), refuses(400)],
  ['a length with a fraction', trick('5.0'), refuses(400)],
  ['a length with an underscore', trick('1_0'), refuses(400)],
  ['a length of two numbers', trick('5 5'), refuses(400)],
  ['a list of the same lengths', trick('5, 5'), refuses(400)],
  ['a list of two lengths', trick('5, 6'), refuses(400)],
  ['a list with an empty end', trick('5,'), refuses(400)],
  ['a length with a semicolon', trick('5;'), refuses(400)],
  ['a length in quotes', trick('"5"'), refuses(400)],
  ['a length in other digits', trick('\xd9\xa5'), refuses(400)],
  ['a length of the word', trick('five'), refuses(400)],
  ['a length that overflows 64 bits', trick('18446744073709551621'), refuses([400, 413])],
  ['a length of a hundred digits', trick('9'.repeat(100)), refuses([400, 413])],
  ['two lengths that differ', `${put('Content-Length: 5\r\nContent-Length: 6\r\n')}{HIDDEN}`, refuses(400)],
  ['two lengths that agree', `${put('Content-Length: 5\r\nContent-Length: 5\r\n')}{HIDDEN}`, refuses(400)],
  [
    'two lengths, one of zero, far apart',
    `${put('Content-Length: 0\r\nX: y\r\ncontent-length: 64\r\n')}{HIDDEN}`,
    refuses(400),
  ],
  ['bytes behind a body', [length('5'), '!!\r\n\r\n'], refuses(400, { after: 1 })],
  [
    'a line end behind a body, as old browsers sent',
    [length('5'), '\r\n', get()],
    mixed([{ kind: 'forwarded' }, { kind: 'forwarded', asks: 'GET {T} HTTP/1.1\r\n\r\n' }], 'open'),
  ],
]);

const coding = (value: string, body = '5\r\nhello\r\n0\r\n\r\n'): string =>
  put(`Transfer-Encoding: ${value}\r\n`, body);
const both = (headers: string): string => `${put(headers)}0\r\n\r\n{HIDDEN}`;

export const CODINGS = table('RFC 9112, sections 6.1 and 7', [
  ['chunked', coding('chunked'), passes()],
  ['Chunked', coding('Chunked'), passes()],
  ['CHUNKED', coding('CHUNKED'), passes()],
  [
    'chunked with blanks around it',
    coding(' \tchunked\t '),
    passes(),
    node(spoils(), 'its parser takes no tab behind a coding'),
  ],
  ['chunks of nothing', coding('chunked', '0\r\n\r\n'), passes()],
  [
    'GET with chunks',
    'GET {T} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    passes(),
  ],
  [
    'DELETE with chunks',
    'DELETE {T} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    passes(),
  ],
  ['chunked twice in a line', coding('chunked, chunked'), refuses([400, 501])],
  [
    'chunked twice in two lines',
    put('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    refuses([400, 501]),
  ],
  ['identity', both('Transfer-Encoding: identity\r\n'), refuses([400, 501])],
  ['chunked, identity', coding('chunked, identity'), refuses([400, 501])],
  ['identity, chunked', coding('identity, chunked'), refuses([400, 501])],
  ['gzip, chunked', coding('gzip, chunked'), refuses([400, 501])],
  [
    'gzip and chunked in two lines',
    put('Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    refuses([400, 501]),
  ],
  [
    'chunked and gzip in two lines',
    put('Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n', '0\r\n\r\n'),
    refuses([400, 501]),
  ],
  [
    'chunked and identity in two lines',
    put('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n', '0\r\n\r\n'),
    refuses([400, 501]),
  ],
  ['xchunked', coding('xchunked'), refuses([400, 501])],
  ['chunkedx', coding('chunkedx'), refuses([400, 501])],
  ['chunked;', coding('chunked;'), refuses([400, 501])],
  ['chunked with a weight', coding('chunked;q=0.5'), refuses([400, 501])],
  ['a comma before chunked', coding(', chunked'), refuses([400, 501])],
  ['a comma behind chunked', coding('chunked,'), refuses([400, 501])],
  ['chunked in quotes', coding('"chunked"'), refuses([400, 501])],
  ['a vertical tab before chunked', coding('\x0bchunked'), refuses([400, 501])],
  ['a NUL behind chunked', coding('chunked\0'), refuses(400)],
  ['an empty coding', coding(''), refuses([400, 501])],
  ['a coding of a cow', coding('cow'), refuses([400, 501])],
  ['a blank before the colon of a coding', put('Transfer-Encoding : chunked\r\n', '0\r\n\r\n'), refuses(400)],
  ['a folded coding', put('Transfer-Encoding:\r\n chunked\r\n', '0\r\n\r\n'), refuses(400)],
  ['length, then coding', both('Content-Length: 64\r\nTransfer-Encoding: chunked\r\n'), refuses(400)],
  ['coding, then length', both('Transfer-Encoding: chunked\r\nContent-Length: 64\r\n'), refuses(400)],
  ['length of zero and coding', both('Content-Length: 0\r\nTransfer-Encoding: chunked\r\n'), refuses(400)],
  [
    'length, and a coding that is none',
    both('Content-Length: 4\r\nTransfer-Encoding: xchunked\r\n'),
    refuses([400, 501]),
  ],
  ['length, and an empty coding', both('Content-Length: 4\r\nTransfer-Encoding:\r\n'), refuses([400, 501])],
  [
    'length, and a coding that Connection takes away',
    both('Connection: transfer-encoding\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n'),
    refuses(400),
  ],
  [
    'chunks in HTTP/1.0',
    'PUT {T} HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    refuses(400),
  ],
]);
