// SPDX-License-Identifier: Apache-2.0
import { passes, passesAndCloses, refuses } from '../expectations.js';
import { get, put, table } from '../table.js';

export const HEADER_NAMES = table('RFC 9112, section 5', [
  ['a blank before the colon', get('X-A : b\r\n'), refuses(400)],
  ['a tab before the colon', get('X-A\t: b\r\n'), refuses(400)],
  ['a header without a name', get(': b\r\n'), refuses(400)],
  ['a header without a colon', get('X-A\r\n'), refuses(400)],
  ['a blank within a name', get('X A: b\r\n'), refuses(400)],
  ['a NUL within a name', get('X\0A: b\r\n'), refuses(400)],
  ['a NUL behind a name', get('Content-Length\0: 5\r\n'), refuses(400)],
  ['a separator within a name', get('X(A): b\r\n'), refuses(400)],
  ['quotes around a name', get('"X-A": b\r\n'), refuses(400)],
  ['bytes above ASCII in a name', get('X-\xc4: b\r\n'), refuses(400)],
  ['a DEL within a name', get('X-\x7f: b\r\n'), refuses(400)],
  ['a carriage return within a name', get('X\rA: b\r\n'), refuses(400)],
  ['a blank before the first name', 'GET {T} HTTP/1.1\r\n Host: h\r\n\r\n', refuses(400)],
  ['a tab before the first name', 'GET {T} HTTP/1.1\r\n\tHost: h\r\n\r\n', refuses(400)],
  ['every character that a name may have', get("!#$%&'*+-.^_`|~09azAZ: b\r\n"), passes()],
  [
    'names that objects have already',
    get('__proto__: a\r\nconstructor: b\r\ntoString: c\r\nhasOwnProperty: d\r\n'),
    passes(),
  ],
  [
    'names that only look like a length',
    put('Content_Length: 5\r\nContent-Lengt: 6\r\nX-Content-Length: 7\r\n'),
    passes(),
  ],
  [
    'names that only look like a coding',
    get('Transfer_Encoding: chunked\r\nX-Transfer-Encoding: chunked\r\n'),
    passes(),
  ],
  [
    'a name of 8,000 letters',
    ['GET {T} HTTP/1.1\r\nHost: h\r\n', { repeat: 'n', times: 8000 }, ': v\r\n\r\n'],
    passes(),
  ],
  [
    'names in odd case, many times, in order',
    get('x-a: 1\r\nX-A: 2\r\nX-b: 3\r\nx-A: 4\r\nX-A: 2\r\n'),
    passes(),
  ],
  [
    'headers that a server would join',
    get('Cookie: a=1\r\nCookie: b=2\r\nAccept: x/y\r\nAccept: z/*\r\n'),
    passes(),
  ],
  [
    'headers that a server would take once',
    get(
      'User-Agent: a\r\nUser-Agent: b\r\nReferer: c\r\nReferer: d\r\nContent-Type: e\r\nContent-Type: f\r\n',
    ),
    passes(),
  ],
  [
    'ranges and conditions',
    get('Range: bytes=0-0,-1\r\nIf-Range: "x"\r\nIf-None-Match: *\r\nIf-Match: W/"y", "z"\r\n'),
    passes(),
  ],
  [
    'a hundred headers',
    ['GET {T} HTTP/1.1\r\nHost: h\r\n', { repeat: 'X-Many: one of them\r\n', times: 100 }, '\r\n'],
    passes(),
  ],
  [
    'three thousand headers',
    ['GET {T} HTTP/1.1\r\nHost: h\r\n', { repeat: 'a:\r\n', times: 3000 }, '\r\n'],
    passes(),
  ],
  [
    'a head of more than the limit',
    ['GET {T} HTTP/1.1\r\nHost: h\r\n', { repeat: 'X-Many: one of them\r\n', times: 1000 }, '\r\n'],
    refuses(431),
  ],
  [
    'one header of more than the limit',
    ['GET {T} HTTP/1.1\r\nX: ', { repeat: 'x', times: 17_000 }, '\r\n\r\n'],
    refuses(431),
  ],
  [
    'a head that never ends',
    ['GET {T} HTTP/1.1\r\n', { repeat: 'X-Many: one of them\r\n', times: 1000 }],
    refuses(431),
  ],
]);

export const HEADER_VALUES = table('RFC 9110, section 5.5; RFC 9112, section 5', [
  ['a folded line', get('X-A: b\r\n c\r\n'), refuses(400)],
  ['a line folded with a tab', get('X-A: b\r\n\tc\r\n'), refuses(400)],
  ['a line folded into an empty one', get('X-A: b\r\n \r\n'), refuses(400)],
  ['a folded length', put('Content-Length:\r\n 5\r\n', 'hello'), refuses(400)],
  ['a folded Host', 'GET {T} HTTP/1.1\r\nHost:\r\n h\r\n\r\n', refuses(400)],
  ['a NUL in a value', get('X-A: b\0c\r\n'), refuses(400)],
  ['a bare carriage return in a value', get('X-A: b\rc\r\n'), refuses(400)],
  ['a bare line feed in a value', get('X-A: b\nX-C: d\r\n'), refuses(400)],
  ['a length behind a bare carriage return', put('X-A: b\rContent-Length: 5\r\n', 'hello'), refuses(400)],
  ['a length behind a bare line feed', put('X-A: b\nContent-Length: 5\r\n', 'hello'), refuses(400)],
  ['two carriage returns at a line’s end', get('X-A: b\r\r\n'), refuses(400)],
  ['a carriage return before the empty line', 'GET {T} HTTP/1.1\r\nHost: h\r\n\r\r\n', refuses(400)],
  ['an empty line that is a bare line feed', 'GET {T} HTTP/1.1\r\nHost: h\r\n\n', refuses(400)],
  ['an escape in a value', get('X-A: \x1b[31m\r\n'), refuses(400)],
  ['a vertical tab in a value', get('X-A: \x0bb\r\n'), refuses(400)],
  ['a form feed in a value', get('X-A: b\x0c\r\n'), refuses(400)],
  ['a DEL in a value', get('X-A: \x7f\r\n'), refuses(400)],
  ['bytes above ASCII in a value', get('X-Object-Meta-A: \xfc\xc3\xbc\x80\xff\r\n'), passes()],
  [
    'bytes above ASCII before a body',
    put('X-Object-Meta-A: \xfc\xc3\xbc\x80\xff\r\nContent-Length: 5\r\n', 'hello'),
    passes(),
  ],
  ['tabs within a value', get('X-A: b\tc\t\td\r\n'), passes()],
  ['blanks around a value', get('X-A: \t  b c  \t \r\n'), passes()],
  ['no blank before a value', get('X-A:b\r\n'), passes()],
  ['an empty value', get('X-A:\r\nX-B: \r\nX-C: \t\r\n'), passes()],
  ['colons and quotes in a value', get('X-A: : b: "c, d" \\" ; e=f\r\n'), passes()],
  ['a value of 8,000 bytes', ['GET {T} HTTP/1.1\r\nX: ', { repeat: 'v', times: 8000 }, '\r\n\r\n'], passes()],
]);

export const HOSTS = table('RFC 9112, section 3.2; the recorder sets its own Host', [
  ['no Host', 'GET {T} HTTP/1.1\r\nX: y\r\n\r\n', passes()],
  ['no header at all', 'GET {T} HTTP/1.1\r\n\r\n', passes()],
  ['two Hosts', 'GET {T} HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', refuses(400)],
  ['an empty Host', 'GET {T} HTTP/1.1\r\nHost:\r\n\r\n', passes()],
  ['the Host of a metadata service', 'GET {T} HTTP/1.1\r\nHost: 169.254.169.254\r\n\r\n', passes()],
  ['a Host with a path', 'GET {T} HTTP/1.1\r\nHost: h/../x\r\n\r\n', refuses(400)],
  ['a Host with a name and password', 'GET {T} HTTP/1.1\r\nHost: a:b@h:1\r\n\r\n', refuses(400)],
  [
    'a Host that the target contradicts',
    'GET http://127.0.0.1:{PORT}{T} HTTP/1.1\r\nHost: other\r\n\r\n',
    passesAbsolute(),
  ],
  [
    'X-Forwarded headers',
    get('X-Forwarded-Host: evil\r\nX-Forwarded-For: 1.2.3.4\r\nForwarded: for=x\r\n'),
    passes(),
  ],
]);

function passesAbsolute(): ReturnType<typeof passes> {
  return { outcomes: [{ kind: 'forwarded', asks: 'GET {T} HTTP/1.1\r\n\r\n' }], after: 'open' };
}

export const CONNECTIONS = table('RFC 9110, section 7.6.1', [
  ['Connection: close', get('Connection: close\r\n'), passesAndCloses()],
  ['Connection: CLOSE', get('Connection: CLOSE\r\n'), passesAndCloses()],
  ['close among others', get('Connection: x-a, Close , keep-alive\r\nX-A: b\r\n'), passesAndCloses()],
  ['close in a second line', get('Connection: keep-alive\r\nConnection: close\r\n'), passesAndCloses()],
  ['Connection: keep-alive', get('Connection: keep-alive\r\nKeep-Alive: timeout=5\r\n'), passes()],
  ['a Connection of commas', get('Connection: , ,,\r\n'), passes()],
  ['an empty Connection', get('Connection:\r\n'), passes()],
  [
    'Connection that names a header',
    get('Connection: X-A\r\nX-A: only for the next\r\nX-B: for all\r\n'),
    passes(),
  ],
  [
    'Connection that names the length',
    put('Connection: content-length\r\nContent-Length: 5\r\n', 'hello'),
    passes(),
  ],
  [
    'Connection that names the coding',
    put('Connection: transfer-encoding\r\nTransfer-Encoding: chunked\r\n', '5\r\nhello\r\n0\r\n\r\n'),
    passes(),
  ],
  ['Connection that names Host', get('Connection: host\r\n'), passes()],
  ['Connection that names the token', get('Connection: X-Auth-Token\r\nX-Auth-Token: t\r\n'), passes()],
  ['Connection that names itself', get('Connection: connection\r\n'), passes()],
  [
    'headers between two hops',
    get('Proxy-Connection: keep-alive\r\nTE: trailers\r\nConnection: TE\r\n'),
    passes(),
  ],
  ['Proxy-Authorization', get('Proxy-Authorization: Basic eDp5\r\n'), passes()],
]);
