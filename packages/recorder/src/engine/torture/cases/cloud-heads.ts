// SPDX-License-Identifier: Apache-2.0
import { answers, loses, passes } from '../expectations.js';
import { get, table, type Row } from '../table.js';
import type { Expectation, Step, TortureCase } from '../torture-case.js';

/** A cloud's answer to GET. */
export const from = (
  name: string,
  sends: string | readonly Step[],
  expect: Expectation,
  more: { readonly except?: NonNullable<TortureCase['except']> } = {},
): Row => [name, get(), expect, { cloud: answers(...[sends].flat()), ...more }];

const status = (line: string): string => `${line}\r\nX-Nonce: {N}\r\nContent-Length: 2\r\n\r\nok`;
const header = (line: string): string =>
  `HTTP/1.1 200 OK\r\nX-Nonce: {N}\r\n${line}Content-Length: 2\r\n\r\nok`;

export const STATUS_LINES = table('RFC 9112, section 4', [
  from('an answer with another reason', status('HTTP/1.1 200 All is well'), passes()),
  from('an answer with an empty reason', status('HTTP/1.1 200 '), passes()),
  from('an answer without a reason', status('HTTP/1.1 200'), passes()),
  from('a reason with bytes above ASCII', status('HTTP/1.1 200 \xc3\x9c\xfc'), passes()),
  from('a reason with tabs', status('HTTP/1.1 200 a\tb'), passes()),
  from('a reason that looks like a status', status('HTTP/1.1 200 404 Not Found'), passes()),
  from('a reason of 8,000 bytes', status(`HTTP/1.1 200 ${'r'.repeat(8000)}`), passes()),
  from('a status that nobody knows', status('HTTP/1.1 299 Odd'), passes()),
  from('a status of 418', status("HTTP/1.1 418 I'm a teapot"), passes()),
  from('a status of 599', status('HTTP/1.1 599 Odd'), passes()),
  from('a status of 600', status('HTTP/1.1 600 Odd'), passes()),
  from('a status of 999', status('HTTP/1.1 999 Odd'), passes()),
  from('an answer in HTTP/1.0', status('HTTP/1.0 200 OK'), passes()),
  from('an answer in HTTP/2.0', status('HTTP/2.0 200 OK'), loses()),
  from('an answer in HTTP/1.2', status('HTTP/1.2 200 OK'), loses()),
  from('an answer in HTTP/0.9', status('HTTP/0.9 200 OK'), loses()),
  from('an answer in http/1.1', status('http/1.1 200 OK'), loses()),
  from('an answer of ICY', status('ICY 200 OK'), loses()),
  from('a status of two digits', status('HTTP/1.1 20 OK'), loses()),
  from('a status of one digit', status('HTTP/1.1 2 OK'), loses()),
  from('a status of four digits', status('HTTP/1.1 1000 OK'), loses()),
  from('a status with a zero before it', status('HTTP/1.1 0200 OK'), loses()),
  from('a status of 99', status('HTTP/1.1 099 OK'), loses()),
  from('a status of 000', status('HTTP/1.1 000 OK'), loses()),
  from('a status that is negative', status('HTTP/1.1 -200 OK'), loses()),
  from('a status with a plus', status('HTTP/1.1 +200 OK'), loses()),
  from('a status of letters', status('HTTP/1.1 two OK'), loses()),
  from('a status of letters at its end', status('HTTP/1.1 20x OK'), loses()),
  from('a status with a fraction', status('HTTP/1.1 200.1 OK'), loses()),
  from('no status at all', status('HTTP/1.1'), loses()),
  from('a blank before the version of an answer', status(' HTTP/1.1 200 OK'), loses()),
  from('two blanks before the status', status('HTTP/1.1  200 OK'), loses()),
  from('a tab before the status', status('HTTP/1.1\t200 OK'), loses()),
  from('a NUL in the reason', status('HTTP/1.1 200 a\0b'), loses()),
  from('a carriage return in the reason', status('HTTP/1.1 200 a\rb'), loses()),
  from('an answer of line feeds alone', 'HTTP/1.1 200 OK\nX-Nonce: {N}\nContent-Length: 2\n\nok', loses()),
  from(
    'a status line that ends with a carriage return alone',
    'HTTP/1.1 200 OK\rX-Nonce: {N}\r\nContent-Length: 2\r\n\r\nok',
    loses(),
  ),
  from('a page instead of an answer', ['<html>hello</html>\r\n\r\n', { end: true }], loses()),
  from('a request instead of an answer', 'GET / HTTP/1.1\r\nHost: h\r\n\r\n', loses()),
  from('TLS instead of an answer', '\x15\x03\x01\x00\x02\x02\x46', loses()),
  from('NULs instead of an answer', '\0'.repeat(100), loses()),
  from('the end instead of an answer', [{ end: true }], loses()),
  from('the end within a status line', ['HTTP/1.1 20', { end: true }], loses()),
  from('the end within a head', ['HTTP/1.1 200 OK\r\nX-Nonce: {N}\r\nConte', { end: true }], loses()),
  from(
    'a reset within a head of an answer',
    ['HTTP/1.1 200 OK\r\nX-Non', { wait: 20 }, { reset: true }],
    loses(),
  ),
]);

export const CLOUD_HEADERS = table('RFC 9112, section 5; RFC 9110, section 5', [
  from(
    'headers of an answer in odd case and order',
    header('x-a: 1\r\nX-A: 2\r\nSet-Cookie: a\r\nset-cookie: b\r\nSET-COOKIE: a\r\n'),
    passes(),
  ),
  from('an answer’s value above ASCII', header('X-Object-Meta-A: \xfc\xc3\xbc\r\n'), passes()),
  from('an answer’s empty values', header('X-A:\r\nX-B: \t\r\n'), passes()),
  from('an answer’s value with tabs', header('X-A: b\tc\r\n'), passes()),
  from('an answer’s names that objects have already', header('__proto__: a\r\nconstructor: b\r\n'), passes()),
  from('an answer without Date', header(''), passes()),
  from('an answer with two Dates', header('Date: x\r\nDate: y\r\n'), passes()),
  from(
    'an answer with headers between two hops',
    header(
      'Keep-Alive: timeout=5\r\nConnection: keep-alive, X-Hop\r\nX-Hop: 1\r\nProxy-Authenticate: x\r\nUpgrade: h2c\r\n',
    ),
    passes(),
  ),
  from('an answer whose Connection names the length', header('Connection: content-length\r\n'), passes()),
  from('a body compressed', header('Content-Encoding: gzip\r\nVary: *\r\n'), passes()),
  from(
    'an answer that looks split',
    header('X-A: HTTP/1.1 200 OK\r\nX-B: \\r\\nSet-Cookie: z\r\n'),
    passes(),
  ),
  from('an answer of a hundred headers', header('X-Many: one of them\r\n'.repeat(100)), passes()),
  from('an answer of three thousand headers', header('a:\r\n'.repeat(3000)), passes()),
  from('an answer’s head of more than the limit', header('X-Many: one of them\r\n'.repeat(1000)), loses()),
  from('an answer’s header of more than the limit', header(`X: ${'x'.repeat(17_000)}\r\n`), loses()),
  from(
    'an answer’s head that never ends',
    `HTTP/1.1 200 OK\r\n${'X-Many: one of them\r\n'.repeat(1000)}`,
    loses(),
  ),
  from('an answer with a blank before a colon', header('X-A : b\r\n'), loses()),
  from('an answer with a header without a name', header(': b\r\n'), loses()),
  from('an answer with a header without a colon', header('X-A\r\n'), loses()),
  from('an answer with a blank in a name', header('X A: b\r\n'), loses()),
  from('an answer with a NUL in a name', header('X\0A: b\r\n'), loses()),
  from('an answer with a NUL in a value', header('X-A: b\0\r\n'), loses()),
  from('an answer with a bare carriage return in a value', header('X-A: b\rc\r\n'), loses()),
  from('an answer with a bare line feed in a value', header('X-A: b\nX-C: d\r\n'), loses()),
  from('an answer with an escape in a value', header('X-A: \x1b[2J\r\n'), loses()),
  from('an answer with a folded line', header('X-A: b\r\n c\r\n'), loses()),
  from(
    'an answer with a folded length',
    'HTTP/1.1 200 OK\r\nX-Nonce: {N}\r\nContent-Length:\r\n 2\r\n\r\nok',
    loses(),
  ),
  from(
    'an answer with a blank before its first header',
    'HTTP/1.1 200 OK\r\n X-A: b\r\nContent-Length: 2\r\n\r\nok',
    loses(),
  ),
]);
