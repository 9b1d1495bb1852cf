// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { requestFraming, responseFraming } from './wire-framing.js';
import { WireReader, type WireMessage } from './wire-reader.js';

function requestsIn(text: string, slice = text.length): WireMessage[] {
  const found: WireMessage[] = [];
  const reader = new WireReader({ head: requestFraming, message: (one) => found.push(one) });
  for (let at = 0; at < text.length; at += slice)
    reader.push(Buffer.from(text.slice(at, at + slice), 'latin1'));
  reader.end();
  return found;
}

const THREE =
  'GET /a HTTP/1.1\r\nHost: h\r\n\r\n' +
  'PUT /b HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc' +
  'PUT /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nde\r\n1\r\nf\r\n0\r\nX-T:  t\r\n\r\n';

describe('the reader of the tests', () => {
  it.each([1, 2, 3, 7, 500])('finds the same messages however they are cut: %i', (slice) => {
    const [a, b, c] = requestsIn(THREE, slice);
    expect(a).toMatchObject({ line: 'GET /a HTTP/1.1', headers: ['Host', 'h'] });
    expect(b!.body.toString()).toBe('abc');
    expect(c!.body.toString()).toBe('def');
    expect(c!.trailers).toEqual(['X-T', 't']);
  });

  it.each([
    'GET / HTTP/1.1\r\nA : b\r\n\r\n',
    'GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n',
    'GET / HTTP/1.1\r\nA: b\nc: d\r\n\r\n',
    'GET / HTTP/1.1\r\nA: \0\r\n\r\n',
    'GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na',
    'GET / HTTP/1.1\r\nContent-Length: +1\r\n\r\na',
    'GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'GET / HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    'GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n',
    'GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n',
    'GET / HTTP/1.1\r\nContent-Length: 2\r\n\r\na',
  ])('takes nothing that could be read in two ways: %j', (text) => {
    expect(() => requestsIn(text)).toThrow();
  });

  it('finds where an answer ends by its request, its status and its head', () => {
    const head = (line: string, headers: string[] = []) => ({ line, headers });
    expect(responseFraming(head('HTTP/1.1 200 OK'), 'GET')).toEqual({ kind: 'close' });
    expect(responseFraming(head('HTTP/1.1 200', ['Content-Length', '5']), 'HEAD')).toEqual({ kind: 'none' });
    expect(responseFraming(head('HTTP/1.1 304 Not Modified', ['Content-Length', '5']), 'GET').kind).toBe(
      'none',
    );
    expect(() => responseFraming(head('HTTP/2.0 200 OK'), 'GET')).toThrow();
    expect(() => responseFraming(head('HTTP/1.1 20 OK'), 'GET')).toThrow();
  });
});
