// SPDX-License-Identifier: Apache-2.0
import { ignores, isOutside, passes, passesAndCloses, passesAs, refuses } from '../expectations.js';
import { get, node, table } from '../table.js';

const line = (text: string): string => `${text}\r\nHost: h\r\n\r\n`;
/** What the cloud must receive. */
const origin = (target = '{T}'): string => `GET ${target} HTTP/1.1\r\n\r\n`;
const METHODS = 'node:http takes a closed list of methods; OpenStack uses none beyond it';

export const REQUEST_LINES = table('RFC 9112, section 3', [
  ['a method in lower case', line('get {T} HTTP/1.1'), passes(), node(refuses(400), METHODS)],
  ['a method that nobody knows', line('BREW {T} HTTP/1.1'), passes(), node(refuses(400), METHODS)],
  [
    'a method of odd token characters',
    line("M!#$%&'*+-.^_`|~ {T} HTTP/1.1"),
    passes(),
    node(refuses(400), METHODS),
  ],
  ['a method with a separator', line('G(T {T} HTTP/1.1'), refuses(400)],
  ['a method with a NUL', line('G\0T {T} HTTP/1.1'), refuses(400)],
  ['a method above ASCII', line('G\xc9T {T} HTTP/1.1'), refuses(400)],
  [
    'a method of ten thousand letters',
    [{ repeat: 'A', times: 10_000 }, line(' {T} HTTP/1.1')],
    refuses([400, 414, 431, 501]),
  ],
  ['no method', line(' {T} HTTP/1.1'), refuses(400)],
  ['no target', line('GET HTTP/1.1'), refuses(400)],
  ['only a method', line('GET'), refuses(400)],
  ['TRACE', line('TRACE {T} HTTP/1.1'), passes()],
  ['PROPFIND', line('PROPFIND {T} HTTP/1.1'), passes()],
  ['COPY, which Swift knows', line('COPY {T} HTTP/1.1'), passes()],
  ['an empty line before the request', `\r\n${get()}`, passesAs({ asks: origin() })],
  [
    'a bare line feed before the request',
    `\n${get()}`,
    refuses(400),
    node(passesAs({ asks: origin() }), 'nothing precedes it, and nothing of it is sent on'),
  ],
  [
    'two blanks after the method',
    line('GET  {T} HTTP/1.1'),
    refuses(400),
    node(passesAs({ asks: origin() }), 'the line sent on has one blank; nobody can read it otherwise'),
  ],
  ['a tab after the method', line('GET\t{T} HTTP/1.1'), refuses(400)],
  [
    'two blanks before the version',
    line('GET {T}  HTTP/1.1'),
    refuses(400),
    node(passesAs({ asks: origin() }), 'the line sent on has one blank; nobody can read it otherwise'),
  ],
  ['a tab before the version', line('GET {T}\tHTTP/1.1'), refuses(400)],
  ['a blank behind the version', line('GET {T} HTTP/1.1 '), refuses(400)],
  ['a tab behind the version', line('GET {T} HTTP/1.1\t'), refuses(400)],
  ['words behind the version', line('GET {T} HTTP/1.1 Host: x'), refuses(400)],
  ['a NUL behind the version', line('GET {T} HTTP/1.1\0'), refuses(400)],
  ['no version, as in HTTP/0.9', 'GET {T}\r\n\r\n', refuses([400, 505])],
  ['a line that ends with a line feed alone', 'GET {T} HTTP/1.1\nHost: h\r\n\r\n', refuses(400)],
  ['a line that ends with a carriage return alone', 'GET {T} HTTP/1.1\rHost: h\r\n\r\n', refuses(400)],
  ['a head of line feeds alone', 'GET {T} HTTP/1.1\nHost: h\n\n', refuses(400)],
  [
    'a line of 20,000 bytes',
    [`GET {T}?`, { repeat: 'q', times: 20_000 }, line(' HTTP/1.1')],
    refuses([400, 414, 431]),
  ],
  ['a target of 8,000 bytes', [`GET {T}?`, { repeat: 'q', times: 8000 }, line(' HTTP/1.1')], passes()],
  ['a line and then the end', ['GET {T} HTTP/1.1\r\n', { end: true }], ignores()],
  ['half a method and then the end', ['GE', { end: true }], ignores()],
  ['nothing but the end', [{ end: true }], ignores()],
  ['only an empty line and then the end', ['\r\n', { end: true }], ignores()],
]);

export const VERSIONS = table('RFC 9112, section 2.3', [
  ['HTTP/1.0', 'GET {T} HTTP/1.0\r\n\r\n', passesAndCloses()],
  ['HTTP/1.0 that asks to be kept', 'GET {T} HTTP/1.0\r\nConnection: keep-alive\r\n\r\n', passes()],
  ['HTTP/1.0 with a body', 'PUT {T} HTTP/1.0\r\nContent-Length: 4\r\n\r\nbody', passesAndCloses()],
  ['HTTP/1.0 with Connection: close', 'GET {T} HTTP/1.0\r\nConnection: close\r\n\r\n', passesAndCloses()],
  ['HTTP/1.2', line('GET {T} HTTP/1.2'), refuses([400, 505])],
  ['HTTP/1.9', line('GET {T} HTTP/1.9'), refuses([400, 505])],
  ['HTTP/2.0', line('GET {T} HTTP/2.0'), refuses([400, 505])],
  ['HTTP/0.9', line('GET {T} HTTP/0.9'), refuses([400, 505])],
  ['HTTP/1', line('GET {T} HTTP/1'), refuses([400, 505])],
  ['HTTP/1.', line('GET {T} HTTP/1.'), refuses([400, 505])],
  ['HTTP/1.11', line('GET {T} HTTP/1.11'), refuses([400, 505])],
  ['HTTP/11.1', line('GET {T} HTTP/11.1'), refuses([400, 505])],
  ['HTTP/1.1.1', line('GET {T} HTTP/1.1.1'), refuses([400, 505])],
  ['HTTP/01.1', line('GET {T} HTTP/01.1'), refuses([400, 505])],
  ['HTTP/-1.1', line('GET {T} HTTP/-1.1'), refuses([400, 505])],
  ['HTTP/1,1', line('GET {T} HTTP/1,1'), refuses([400, 505])],
  ['http/1.1 in lower case', line('GET {T} http/1.1'), refuses([400, 505])],
  ['HTTPS/1.1', line('GET {T} HTTPS/1.1'), refuses([400, 505])],
  [
    'RTSP/1.0',
    line('GET {T} RTSP/1.0'),
    refuses([400, 505]),
    node(
      passesAs({ asks: origin() }, 'closed'),
      'its parser takes the version of RTSP and ICE for that of HTTP; what goes on is plain HTTP/1.1',
    ),
  ],
  [
    'ICE/1.0',
    line('SOURCE {T} ICE/1.0'),
    refuses([400, 501, 505]),
    node(
      passesAs({ asks: 'SOURCE {T} HTTP/1.1\r\n\r\n' }, 'closed'),
      'its parser takes the version of RTSP and ICE for that of HTTP; what goes on is plain HTTP/1.1',
    ),
  ],
]);

export const OTHER_PROTOCOLS = table('what is not HTTP/1.1 at all', [
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', refuses([400, 505])],
  ['the greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', refuses(400)],
  ['the greeting of SSH', 'SSH-2.0-OpenSSH_9.2\r\n', refuses(400)],
  ['SOCKS 5', '\x05\x01\x00', refuses(400)],
  ['Redis', '*1\r\n$4\r\nPING\r\n', refuses(400)],
  ['SMTP', 'EHLO example.org\r\n\r\n', refuses(400)],
  ['an answer instead of a request', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', refuses(400)],
  ['a hundred NULs', [{ repeat: '\0', times: 100 }], refuses(400)],
  ['bytes above ASCII', [{ repeat: '\xff\xfe', times: 100 }], refuses(400)],
  ['CONNECT', 'CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n', refuses(405)],
  ['CONNECT with a request behind it', 'CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n{HIDDEN}', refuses(405)],
  ['CONNECT to the cloud itself', 'CONNECT {CLOUD} HTTP/1.1\r\nHost: h\r\n\r\n', refuses([400, 405])],
]);

const STRICT =
  'no character of a target (RFC 3986, appendix A), but clients send it, and it goes on as it came';

export const TARGETS = table('RFC 9112, section 3.2; RFC 3986', [
  ['the absolute form of the cloud', line('GET {CLOUD}{T} HTTP/1.1'), passesAs({ asks: origin() })],
  [
    'the absolute form of the recorder',
    line('GET http://127.0.0.1:{PORT}{T} HTTP/1.1'),
    passesAs({ asks: origin() }),
  ],
  [
    'the absolute form in capitals',
    line('GET HTTP://LOCALHOST:{PORT}{T} HTTP/1.1'),
    passesAs({ asks: origin() }),
  ],
  [
    'the absolute form with a query',
    line('GET {CLOUD}{T}?a=b%20c HTTP/1.1'),
    passesAs({ asks: origin('{T}?a=b%20c') }),
  ],
  ['the absolute form without a path', line('GET http://h HTTP/1.1'), isOutside()],
  [
    'the absolute form of another scheme',
    line('GET ftp://h/x HTTP/1.1'),
    refuses(400),
    node(isOutside(), 'an origin of no service: answered, and called by nobody'),
  ],
  [
    'file:///etc/passwd',
    line('GET file:///etc/passwd HTTP/1.1'),
    refuses(400),
    node(isOutside(), 'an origin of no service: answered, and called by nobody'),
  ],
  [
    'the address of a metadata service',
    line('GET http://169.254.169.254/latest/meta-data HTTP/1.1'),
    isOutside(),
  ],
  ['a name and password in the target', line('GET http://u:p@127.0.0.1:9/ HTTP/1.1'), isOutside()],
  ['the authority form', line('GET h:443 HTTP/1.1'), refuses(400)],
  ['the asterisk form', line('OPTIONS * HTTP/1.1'), isOutside()],
  ['the asterisk form of another method', line('GET * HTTP/1.1'), isOutside()],
  ['a path without a slash', line('GET object-store/x HTTP/1.1'), refuses(400)],
  ['only a query', line('GET ?x HTTP/1.1'), refuses(400)],
  ['only a fragment', line('GET #x HTTP/1.1'), refuses(400)],
  ['a path of no service', line('GET /no-such-service/x HTTP/1.1'), isOutside()],
  ['a host behind two slashes', line('GET //127.0.0.1:9/x HTTP/1.1'), isOutside()],
  ['a fragment, which is the client’s own', line('GET {T}#part HTTP/1.1'), passesAs({ asks: origin() })],
  ['an empty query', line('GET {T}? HTTP/1.1'), passes()],
  ['question marks in the query', line('GET {T}?a?b??c=? HTTP/1.1'), passes()],
  ['slashes doubled', line('GET {T}//a///b// HTTP/1.1'), passes()],
  ['dots', line('GET {T}/./a/../../b/.. HTTP/1.1'), passes()],
  ['dots in percent form', line('GET {T}/%2e%2e/%2E%2E%2f.. HTTP/1.1'), passes()],
  ['a NUL in percent form', line('GET {T}%00 HTTP/1.1'), passes()],
  ['line ends in percent form', line('GET {T}%0d%0aX-Smuggled:%201 HTTP/1.1'), passes()],
  ['percent signs of nothing', line('GET {T}%/%z/%zz/%1 HTTP/1.1'), passes()],
  ['percent forms in both cases', line('GET {T}%c3%a4%C3%A4%2F HTTP/1.1'), passes()],
  ['UTF-8 of too many bytes', line('GET {T}%c0%af%f0%9f%92%a9%ff HTTP/1.1'), passes()],
  ['every character that a path may have', line("GET {T}/-._~!$&'()*+,;=:@ HTTP/1.1"), passes()],
  ['brackets', line('GET {T}?a[]=1&b[0]=2 HTTP/1.1'), passes()],
  ['braces, bars and carets', line('GET {T}?a={}|^` HTTP/1.1'), passes(), node(passes(), STRICT)],
  ['angles and quotes', line('GET {T}?a=<">\' HTTP/1.1'), passes(), node(passes(), STRICT)],
  ['a backslash', line('GET {T}\\..\\x HTTP/1.1'), passes(), node(passes(), STRICT)],
  ['a blank', line('GET {T} x HTTP/1.1'), refuses(400)],
  ['a tab in the target', line('GET {T}\tx HTTP/1.1'), refuses(400)],
  ['a NUL in the target', line('GET {T}\0x HTTP/1.1'), refuses(400)],
  ['a control character in the target', line('GET {T}\x01x HTTP/1.1'), refuses(400)],
  ['a DEL in the target', line('GET {T}\x7fx HTTP/1.1'), refuses(400)],
  ['a carriage return in the target', line('GET {T}\rx HTTP/1.1'), refuses(400)],
  ['a line feed in the target', line('GET {T}\nx HTTP/1.1'), refuses(400)],
  [
    'raw UTF-8 in the target',
    line('GET {T}\xc3\xa4 HTTP/1.1'),
    passes(),
    node(refuses(400), 'its parser takes ASCII alone in targets'),
  ],
]);
