// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '../testing/engines.js';
import { startLocalCloud, startTestRecorder, type LocalCloud } from '../testing/local-cloud.js';
import { raw, sleep } from '../testing/outside-client.js';

/** A second request in what claims to be the first one's body: seen by the cloud, it would be in no recording. */
const HIDDEN = 'DELETE /v1/AUTH_1/c/hidden HTTP/1.1\r\nHost: h\r\n\r\n';
const SIZE = HIDDEN.length;
const HEX = SIZE.toString(16);

const TRICKS: Readonly<Record<string, string>> = {
  'length and chunks at once': `Content-Length: ${SIZE}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'two lengths': `Content-Length: ${SIZE}\r\nContent-Length: 0\r\n\r\n${HIDDEN}`,
  'a list of lengths': `Content-Length: ${SIZE}, 0\r\n\r\n${HIDDEN}`,
  'a length with a sign': `Content-Length: +${SIZE}\r\n\r\n${HIDDEN}`,
  'a blank before the colon': `Content-Length : ${SIZE}\r\n\r\n${HIDDEN}`,
  'a folded line': `X-A: b\r\n Content-Length: ${SIZE}\r\n\r\n${HIDDEN}`,
  'a coding that is not chunked': `Transfer-Encoding: identity\r\nContent-Length: ${SIZE}\r\n\r\n${HIDDEN}`,
  'an unknown coding': `Transfer-Encoding: xchunked\r\n\r\n${HIDDEN}`,
  'chunked twice': `Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'a length that Connection names': `Connection: content-length\r\nContent-Length: ${SIZE}\r\n\r\n${HIDDEN}`,
  'chunks that Connection names': `Connection: transfer-encoding\r\nTransfer-Encoding: chunked\r\n\r\n${HEX}\r\n${HIDDEN}\r\n0\r\n\r\n`,
  'a chunk with a bare line feed': `Transfer-Encoding: chunked\r\n\r\n${HEX}\n${HIDDEN}\n0\n\n`,
  'an upgrade with a body': `Connection: upgrade, content-length\r\nUpgrade: websocket\r\nContent-Length: ${SIZE}\r\n\r\n${HIDDEN}`,
  'an offer of HTTP/2 with a body': `Connection: Upgrade, HTTP2-Settings, content-length\r\nUpgrade: h2c\r\nContent-Length: ${SIZE}\r\n\r\n${HIDDEN}`,
};

describe.each(ENGINES)('the engine on %s', (_name, engine) => {
  let cloud: LocalCloud;
  let test: Awaited<ReturnType<typeof startTestRecorder>>;
  let seen: string[] = [];
  beforeAll(async () => {
    cloud = await startLocalCloud();
    test = await startTestRecorder(cloud.origin, { engine });
    cloud.answer = (req, res) => {
      seen.push(`${req.method ?? ''} ${req.url ?? ''}`);
      req.resume().on('end', () => res.writeHead(200, { 'Content-Length': 0 }).end());
    };
  });
  afterAll(async () => {
    await test.recorder.close({ graceMs: 100 });
    await cloud.close();
  });

  for (const method of ['GET', 'DELETE', 'POST'])
    it.each(Object.keys(TRICKS))(
      `lets nothing reach the cloud that it does not write down: ${method}, %s`,
      async (name) => {
        seen = [];
        const before = test.lines.length;
        await raw(
          test.recorder.address.port,
          `${method} /object-store/v1/AUTH_1/c/first HTTP/1.1\r\nHost: h\r\n${TRICKS[name] ?? ''}`,
          'HTTP/1.1 ',
        ).catch(() => '');
        await sleep(60);
        expect(seen.filter((one) => one.includes('hidden'))).toEqual([]);
        expect(seen.length).toBeLessThanOrEqual(1);
        expect(test.lines.length - before).toBeGreaterThanOrEqual(seen.length);
      },
    );

  it.each([
    'http://127.0.0.1:9/',
    'http://169.254.169.254/latest/meta-data',
    '//127.0.0.1:9/x',
    '*',
    'http://h@127.0.0.1:9/',
  ])('calls no host but those of the catalog: %s', async (target) => {
    seen = [];
    const answer = await raw(
      test.recorder.address.port,
      `GET ${target} HTTP/1.1\r\nHost: 169.254.169.254\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 (?:404|400)/);
    expect(seen).toEqual([]);
  });
});
