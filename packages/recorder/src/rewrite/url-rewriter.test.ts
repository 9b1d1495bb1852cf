// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMountTable, type Mount } from '../mounts/mount-table.js';
import { rewriteRequestHeaders, rewriteResponseHeaders } from './rewrite-headers.js';
import { createUrlRewriter } from './url-rewriter.js';

const mount = (name: string, origin: string, root = ''): Mount => ({
  name,
  path: `/${name}`,
  service: name.split('.')[0]!,
  origin,
  root,
  accountless: false,
  otherOrigins: [],
  endpoint: { interface: 'public', region: 'RegionOne' },
});
const OWN = 'http://127.0.0.1:9';
const mounts = [
  mount('identity', 'http://h', '/identity'),
  mount('compute', 'http://h:8774'),
  mount('network', 'http://h', '/networking'),
  mount('object-store', 'https://swift.example'),
  mount('block-storage', 'http://h', '/volume'),
  mount('share', 'http://h', '/volume'),
  mount('image', 'http://[::1]:9292'),
];
const rewriter = createUrlRewriter(mounts, OWN, 'compute');

describe('the URL rewriter', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['"http://h:8774/v2.1/servers"', `"${OWN}/compute/v2.1/servers"`],
    ['"http://h:8774"', `"${OWN}/compute"`],
    ['http://h:8774?a=b', `${OWN}/compute?a=b`],
    ['http://h/identity/v3', `${OWN}/identity/v3`],
    ['HTTP://H/identity/v3', `${OWN}/identity/v3`],
    ['http://h:80/identity/v3', `${OWN}/identity/v3`],
    ['https://h/identity', `${OWN}/identity`],
    ['https://swift.example:443/v1/AUTH_1', `${OWN}/object-store/v1/AUTH_1`],
    ['"http:\\/\\/h\\/identity\\/v3"', `"http:\\/\\/127.0.0.1:9\\/identity\\/v3"`],
    ['<http://[::1]:9292/v2>; rel="next"', `<${OWN}/image/v2>; rel="next"`],
    ['http://h:8774/a http://h:8774/b', `${OWN}/compute/a ${OWN}/compute/b`],
  ];
  it.each(cases)('turns %s into %s', (from, to) => {
    expect(rewriter.text(from)).toBe(to);
  });

  it.each([
    'http://h:87745/x',
    'http://hh:8774/',
    'http://h.example/identity',
    'http://h/identityx',
    'http://h/other',
    'http://h',
    'swift+http://h:8774/x',
    'xhttp://h:8774/x',
  ])('leaves %s alone', (text) => expect(rewriter.text(text)).toBe(text));

  it('prefers the answering service where two share a root', () => {
    expect(rewriter.text('http://h/volume/v3')).toBe(`${OWN}/block-storage/v3`);
    expect(createUrlRewriter(mounts, OWN, 'share').text('http://h/volume/v2')).toBe(`${OWN}/share/v2`);
  });

  it('keeps two endpoints apart that differ by their scheme alone', () => {
    const apart = createUrlRewriter(
      [mount('compute', 'http://h'), mount('network', 'https://h')],
      OWN,
      'compute',
    );
    expect(apart.text('http://h/a https://h/b')).toBe(`${OWN}/compute/a ${OWN}/network/b`);
  });

  it('does in a stream, however it is cut, what it does in one piece', () => {
    const word = fc.constantFrom(
      ...cases.map(([from]) => from),
      'http://h',
      'http:\\/',
      '+',
      'h',
      '/',
      '"',
      ' ',
      'http://h/ident',
      'ity/v3',
      'é',
      '{"a": 1}',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.array(fc.nat(30), { minLength: 1 }),
        (words, sizes) => {
          const text = words.join('');
          const stream = rewriter.stream();
          let out = '';
          let turn = 0;
          for (let at = 0; at < text.length; turn += 1) {
            const size = 1 + (sizes[turn % sizes.length] ?? 0);
            out += stream.push(text.slice(at, at + size));
            at += size;
          }
          expect(out + stream.end()).toBe(rewriter.text(text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    'http://h:8774/v1/waitcondition/arn?Timestamp=1&AWSAccessKeyId=a&SignatureVersion=2&Signature=b',
    'https://swift.example/v1/AUTH_1/c/o?temp_url_sig=a&temp_url_expires=1',
    'https://swift.example/v1/AUTH_1/c/o?temp_url_expires=1\\u0026temp_url_sig=a',
  ])('leaves what Heat signed for others alone: %s', (url) => {
    const heat = createUrlRewriter(mounts, OWN, 'orchestration');
    const text = `{"curl": "-X POST '${url}'", "href": "http://h:8774/v1/stacks"}`;
    const expected = text.replace('http://h:8774/v1/stacks', `${OWN}/compute/v1/stacks`);
    expect(heat.text(text)).toBe(expected);
    const stream = heat.stream();
    expect([...text].map((one) => stream.push(one)).join('') + stream.end()).toBe(expected);
    expect(rewriter.text(text)).not.toContain('http://h:8774');
  });

  it('holds back no more than the longest prefix', () => {
    const stream = rewriter.stream();
    expect(stream.push('x'.repeat(1000)).length).toBeGreaterThan(950);
  });
});

describe('headers', () => {
  const compute = mount('compute', 'http://h', '/compute');
  it('lead back in answers, whole URLs and paths of the host alike', () => {
    const headers = [
      'Location',
      'http://h:8774/v2.1/servers/1',
      'LINK',
      '<http://h:8774/x>; rel=next',
      'X-Object-Meta-U',
      'http://h:8774/',
    ];
    expect(rewriteResponseHeaders(headers, rewriter, mounts[1]!)).toEqual([
      'Location',
      `${OWN}/compute/v2.1/servers/1`,
      'LINK',
      `<${OWN}/compute/x>; rel=next`,
      'X-Object-Meta-U',
      'http://h:8774/',
    ]);
    expect(rewriteResponseHeaders(['location', '/v3/'], rewriter, mounts[1]!)).toEqual([
      'location',
      '/compute/v3/',
    ]);
    expect(rewriteResponseHeaders(['location', '/compute/v2.1/'], rewriter, compute)).toEqual([
      'location',
      '/compute/v2.1/',
    ]);
    expect(rewriteResponseHeaders(['location', '/elsewhere'], rewriter, compute)).toEqual([
      'location',
      '/elsewhere',
    ]);
  });

  it('lead forward in requests, but credentials stay as they are', () => {
    const headers = [
      'Referer',
      `${OWN}/compute/v2.1/x`,
      'X-Auth-Token',
      `${OWN}/compute/`,
      'X-Copy-From',
      '/c/o',
    ];
    const table = createMountTable((name) => name);
    table.registerRoot('compute', 'http://h:8774');
    const plain = ['Accept', '*/*'];
    expect(rewriteRequestHeaders(plain, table, OWN)).toBe(plain);
    expect(rewriteRequestHeaders(headers, table, OWN)).toEqual([
      'Referer',
      'http://h:8774/v2.1/x',
      'X-Auth-Token',
      `${OWN}/compute/`,
      'X-Copy-From',
      '/c/o',
    ]);
  });
});
