// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecording } from '../../format/read-recording.js';
import { ENGINES } from '../../testing/engines.js';
import { wireValues } from '../../testing/wire/wire-head.js';
import { HIDDEN } from './run-case.js';
import { openScriptedClient } from './scripted-client.js';
import { startTortureBench, type TortureBench } from './torture-bench.js';
import type { Step } from './torture-case.js';

const CONNECTIONS = 60;
const REQUESTS = 12;
const TARGET = '/object-store/v1/AUTH_1/c/';

/** What hostile neighbours send while others work. */
const HOSTILE: readonly (readonly Step[])[] = [
  ['NONSENSE\r\n\r\n'],
  ['GET /x HTTP/1.1\r\nX : y\r\n\r\n', HIDDEN],
  ['PUT /none HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', HIDDEN],
  ['PUT /none HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n', HIDDEN],
  ['GET /none HTTP/1.1\r\nHo', { reset: true }],
  [{ repeat: 'X', times: 20_000 }],
];

describe.each(ENGINES)('the engine on %s, among many connections,', (_, engine) => {
  let bench: TortureBench;
  beforeAll(async () => {
    bench = await startTortureBench(engine, { headMs: 30_000, headBytes: 16 * 1024 });
  });
  afterAll(() => bench.remove());

  /** Pipelines requests whose answers differ in speed, size and end; some clients leave in the middle. */
  async function pipeline(number: number): Promise<readonly string[]> {
    const nonces = Array.from({ length: REQUESTS }, (_unused, at) => `n${number}-${at}-`);
    nonces.forEach((nonce, at) => {
      const size = (number * 7919 + at * 104_729) % 30_000;
      const head = `HTTP/1.1 200 OK\r\nX-Nonce: ${nonce}\r\n`;
      const wait = { wait: (number * 31 + at * 17) % 25 };
      bench.cloud.scripts.set(nonce, {
        steps:
          (number + at) % 5 === 0
            ? [wait, `${head}\r\n`, { repeat: 'c', times: size }, { end: true }]
            : [`${head}Content-Length: ${size}\r\n\r\n`, wait, { repeat: 'l', times: size }],
      });
    });
    const text = nonces
      .map((nonce, at) =>
        at % 3 === 0
          ? `PUT ${TARGET}${nonce} HTTP/1.1\r\nContent-Length: 9\r\n\r\n${nonce}`.replace(
              /9(?=\r\n\r\n)/,
              String(nonce.length),
            )
          : `GET ${TARGET}${nonce} HTTP/1.1\r\nHost: h\r\n\r\n`,
      )
      .join('');
    const client = await openScriptedClient(bench.port, () => 'GET');
    await client.play([text], (one) => one, number % 2 === 0 ? 'whole' : 'sliced');
    const leaves = number % 4 === 3;
    await client.until(() => client.answers.length >= (leaves ? 3 : REQUESTS) || client.closed, 20_000);
    client.destroy();
    const own = client.answers.map((answer) => wireValues(answer.headers, 'x-nonce')[0]);
    const wrong = own.flatMap((nonce, at) =>
      nonce === nonces[at] ? [] : [`${nonces[at]} got the answer of ${nonce}`],
    );
    if (!leaves && own.length < REQUESTS)
      wrong.push(`connection ${number} got ${own.length} answers: ${client.broken}`);
    return wrong;
  }

  async function disturb(steps: readonly Step[]): Promise<void> {
    const client = await openScriptedClient(bench.port, () => 'GET');
    await client.play(steps, (text) => text, 'whole');
    await client.until(() => client.closed, 5000);
    client.destroy();
  }

  it('gives every request its own answer, whatever the neighbours do', async () => {
    const good = Array.from({ length: CONNECTIONS }, (_unused, number) => pipeline(number));
    const bad = Array.from({ length: CONNECTIONS / 2 }, (_unused, at) =>
      disturb(HOSTILE[at % HOSTILE.length]!),
    );
    const wrong = (await Promise.all(good)).flat();
    await Promise.all(bad);
    expect(wrong).toEqual([]);
    expect(bench.cloud.violations).toEqual([]);
    await bench.finish();
    const { integrity, exchanges } = await readRecording(bench.recording);
    expect(integrity.state, integrity.why).toBe('complete');
    const reached = new Set(bench.cloud.received.map(({ nonce }) => nonce)).size;
    const written = exchanges.filter(({ end }) => end !== 'refused');
    const aborted = written.filter(({ end }) => end === 'client-aborted');
    expect(written.length).toBeGreaterThanOrEqual(reached);
    // Only what a client left at once may be written down and not have come to the cloud.
    expect(written.length - reached).toBeLessThanOrEqual(aborted.length);
  }, 60_000);
});
