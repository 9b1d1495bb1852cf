// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyFramer, type BodyKind } from './body-framer.js';
import { HEAD, HeadReader } from './head-reader.js';
import { parseHeaderBlock, type LastLine } from './header-block.js';
import { mayBeRequest, parseRequestHead } from './request-head.js';
import { LastHead } from './last-head.js';
import { parseResponseHead } from './response-head.js';

const LIMIT = 4096;

/** What a stream of requests is read as, when it comes in these slices: heads, bodies, and how it ends. */
function readStream(bytes: Buffer, cuts: readonly number[]): string[] {
  const events: string[] = [];
  const heads = new HeadReader(LIMIT, mayBeRequest, true);
  const body = new BodyFramer();
  const last = { text: undefined, framed: undefined };
  let data = '';
  const points = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])];
  points.sort((a, b) => a - b);
  for (let index = 1; index < points.length; index += 1) {
    // A copy that is overwritten afterwards, as a connection's read buffer is.
    const slice = Buffer.from(bytes.subarray(points[index - 1], points[index]));
    for (let at = 0; at < slice.length;) {
      if (!body.done) {
        at = body.take(slice, at, slice.length, (piece, from, to) => {
          data += piece.toString('latin1', from, to);
        });
        if (body.wrong !== undefined) return [...events, data, `wrong ${body.wrong}`];
        if (body.done) events.push(data);
        continue;
      }
      const behind = heads.take(slice, at, slice.length);
      if (behind === HEAD.more) break;
      if (behind < 0) return [...events, behind === HEAD.tooLarge ? 'too large' : 'no head'];
      at = behind;
      const request = parseRequestHead(heads.text, heads.end, last);
      // A first line that is none may be known before its head is whole: both are a refusal with 400.
      if ('status' in request)
        return [...events, request.status === 400 ? 'no head' : String(request.status)];
      events.push(`${request.line.method} ${request.line.target} ${request.block.headers.join('|')}`);
      data = '';
      body.begin(request.chunked ? 'chunked' : 'length', request.length);
      if (body.done) events.push(data);
    }
    slice.fill(0x58);
  }
  return [...events, body.done ? (heads.begun ? 'in a head' : 'between') : `in a body: ${data}`];
}

const token = fc.constantFrom('GET', 'PUT', 'X-A', 'accept', 'Host', 'odd!name');
const value = fc.constantFrom('', 'a', 'b c', '\tx ', '\xfc', 'keep-alive');
const payload = fc.string({ maxLength: 40 }).map((text) => Buffer.from(text).toString('latin1'));
const chunk = fc
  .tuple(payload, fc.constantFrom('', ';a=b', ';x="y"'))
  .map(([text, extension]) => (text === '' ? '' : `${text.length.toString(16)}${extension}\r\n${text}\r\n`));
const headers = fc.array(fc.tuple(token, value), { maxLength: 4 }).map((list) =>
  list
    .filter(([name]) => name !== 'Host')
    .map(([name, text]) => `${name}:${text}\r\n`)
    .join(''),
);
const request = fc.oneof(
  headers.map((lines) => `GET /a HTTP/1.1\r\n${lines}\r\n`),
  fc
    .tuple(headers, payload)
    .map(([lines, text]) => `PUT /b HTTP/1.1\r\n${lines}Content-Length: ${text.length}\r\n\r\n${text}`),
  fc
    .tuple(headers, fc.array(chunk, { maxLength: 5 }), fc.constantFrom('', 'X-T: 1\r\n'))
    .map(
      ([lines, chunks, trailer]) =>
        `PUT /c HTTP/1.1\r\n${lines}Transfer-Encoding: chunked\r\n\r\n${chunks.join('')}0\r\n${trailer}\r\n`,
    ),
);
const damage = fc.tuple(fc.nat(), fc.constantFrom('', '\n', '\r', '\0', ' ', ':', 'g', '\r\n'));
const cuts = fc.array(fc.nat(), { maxLength: 30 });

describe('the framers', () => {
  it('read a stream the same way however it is sliced', () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 4 }), cuts, (requests, slices) => {
        const bytes = Buffer.from(requests.join('\r\n'), 'latin1');
        const whole = readStream(bytes, []);
        expect(whole.at(-1)).toBe('between');
        expect(readStream(bytes, slices)).toEqual(whole);
      }),
      { numRuns: 400 },
    );
  });

  it('refuse a damaged stream at the same place however it is sliced', () => {
    fc.assert(
      fc.property(
        fc.array(request, { minLength: 1, maxLength: 3 }),
        damage,
        cuts,
        (requests, [at, text], slices) => {
          const good = requests.join('');
          const place = at % good.length;
          const bytes = Buffer.from(good.slice(0, place) + text + good.slice(place + 1), 'latin1');
          const whole = readStream(bytes, []);
          const sliced = readStream(bytes, slices);
          // What never comes to an end may be seen to be none early, or wait.
          if (whole.at(-1) === 'in a head') expect(['in a head', 'no head']).toContain(sliced.at(-1));
          else expect(sliced).toEqual(whole);
        },
      ),
      { numRuns: 600 },
    );
  });

  it.each([
    ['length', 5, 'hello', 'GET'],
    ['chunked', 0, '5\r\nhello\r\n0\r\n\r\n', 'HTTP/1.1'],
  ] as const)('stop behind a body with a %s', (kind: BodyKind, length, text, next) => {
    const body = new BodyFramer();
    body.begin(kind, length);
    const bytes = Buffer.from(text + next);
    expect(body.take(bytes, 0, bytes.length, undefined)).toBe(text.length);
    expect(body).toMatchObject({ done: true, payload: 5 });
  });

  it('give what is good before a chunk that is none, and no byte of it', () => {
    const body = new BodyFramer();
    body.begin('chunked', 0);
    const good = '5\r\nhello\r\n';
    const bytes = Buffer.from(`${good}g\r\n`);
    expect(body.take(bytes, 0, bytes.length, undefined)).toBe(good.length);
    expect(body.wrong).toBe('CHUNK');
  });
});

describe('the head of an answer', () => {
  const read = (text: string, method = 'GET', before = new LastHead()) =>
    parseResponseHead(text, text.length, method, before);

  it.each([
    ['Content-Length: 5\r\n', 'GET', 'length'],
    ['Transfer-Encoding: Chunked\r\n', 'GET', 'chunked'],
    ['', 'GET', 'close'],
    ['Content-Length: 5\r\n', 'HEAD', 'none'],
  ])('says how the body ends: %j to %s', (lines, method, body) => {
    expect(read(`HTTP/1.1 200 OK\r\n${lines}`, method)).toMatchObject({ status: 200, reason: 'OK', body });
  });

  it.each([
    'HTTP/2.0 200 OK\r\n',
    'HTTP/1.1 20 OK\r\n',
    'HTTP/1.1  200 OK\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n',
    'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n',
    'HTTP/1.1 200 OK\r\nA : b\r\n',
    'HTTP/1.1 200 OK\r\nA: b\r\n c\r\n',
    'HTTP/1.1 200 OK\r\nA: b\nC: d\r\n',
  ])('is refused: %j', (text) => expect(typeof read(text)).toBe('string'));

  it('is read the same when only some of its values are others than in the heads before it', () => {
    const values = {
      Date: [
        'Sun, 22 Nov 2026 18:00:00 GMT',
        'Sun, 22 Nov 2026 18:00:01 GMT',
        'Sun, 22 Nov 2026 18:00:0\r1 GMT',
      ],
      'X-Id': ['req-1', 'req-2', 'req-3', 'req-4', 'req-5', 'r\r\nA:', ' req4', 'req5 ', 're\0q5', ''],
      'Content-Length': ['10', '11', '12', '13', '9', '1x', ' 7'],
      Connection: ['keep-alive', 'X-Id, 1234', 'close', 'close, abcd'],
      'X-Id-2': ['a', 'b', 'Content'],
    };
    const head = fc.record({
      first: fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/1.1 404 No'),
      lines: fc.tuple(
        ...Object.values(values).map((list) =>
          fc.oneof(
            { weight: 8, arbitrary: fc.constantFrom(...list.slice(0, 2)) },
            { weight: 1, arbitrary: fc.constantFrom(...list) },
          ),
        ),
      ),
      named: fc.constantFrom('X-Id', 'x-id', 'Y-Id'),
    });
    const textOf = ({ first, lines, named }: { first: string; lines: string[]; named: string }): string =>
      `${first}\r\n${Object.keys(values)
        .map((name, at) => `${name === 'X-Id' ? named : name}: ${lines[at]}\r\n`)
        .join('')}`;
    const alike = fc.tuple(head, fc.array(head, { minLength: 5, maxLength: 12 })).map(([one, others]) =>
      // Mostly the same, so that what varies is learned.
      others.map((other, at) =>
        at % 3 === 2
          ? other
          : { ...one, lines: one.lines.map((line, n) => (n < 3 ? other.lines[n]! : line)) },
      ),
    );
    let known = 0;
    fc.assert(
      fc.property(alike, (heads) => {
        const before = new LastHead();
        for (const text of heads.map(textOf)) {
          const eol = text.indexOf('\r\n') + 2;
          const again = before.again(text, eol, text.length);
          if (again !== undefined) {
            known += 1;
            expect(again).toEqual(parseHeaderBlock(text, eol, text.length));
          }
          expect(read(text, 'GET', before)).toEqual(read(text));
        }
      }),
      { numRuns: 1000 },
    );
    expect(known).toBeGreaterThan(100);
  });

  it('is read the same whatever came before it on the connection', () => {
    const line = fc.tuple(
      fc.constantFrom(
        'Date',
        'date',
        'Server',
        'Connection',
        'Keep-Alive',
        'Content-Type',
        'X-Hop',
        'Via',
        ' Bad',
      ),
      fc.constantFrom('', 'close', 'keep-alive', 'X-Hop', 'a', 'a b', 'a\rb', 'x'.repeat(30)),
    );
    const block = fc
      .array(line, { maxLength: 6 })
      .map((list) => list.map(([name, text]) => `${name}: ${text}\r\n`).join(''));
    fc.assert(
      fc.property(fc.array(block, { minLength: 2, maxLength: 5 }), (blocks) => {
        const before: LastLine[] = [];
        for (const text of blocks) {
          expect(parseHeaderBlock(text, 0, text.length, before)).toEqual(
            parseHeaderBlock(text, 0, text.length),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
