// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sendStatement } from './publish-client.js';
import { publishTarget } from './publish-target.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Answers one after the other; the last one again and again. */
async function answering(...answers: [status: number, headers: Record<string, string>, body: string][]) {
  let asked = 0;
  const waited: number[] = [];
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      const [status, headers, body] = answers[Math.min(asked, answers.length - 1)]!;
      asked += 1;
      response.writeHead(status, headers).end(body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const target = publishTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'secret-token');
  const wait = async (milliseconds: number): Promise<void> => void waited.push(milliseconds);
  return { send: () => sendStatement(Buffer.from('{}\n'), target, wait), asked: () => asked, waited };
}

const GOOD: [number, Record<string, string>, string] = [
  201,
  {},
  '{"checkpoint":"c","entry":"e","index":3,"proof":"p"}\n',
];
const problem = (status: number, change: object = {}): string =>
  `${JSON.stringify({ type: 'about:blank', title: 'x', status, code: 'PUBLISH_BUSY', detail: 'Busy.', ...change })}\n`;

describe('whoever publishes', () => {
  it('comes again when a busy log says when, and not for ever', async () => {
    const busy: typeof GOOD = [503, { 'retry-after': '5' }, problem(503)];
    const soon = await answering(busy, busy, GOOD);
    expect(await soon.send()).toMatchObject({ index: 3, fresh: true });
    expect(soon.waited).toEqual([5000, 5000]);
    const never = await answering([503, { 'retry-after': '9999' }, problem(503)]);
    await expect(never.send()).rejects.toMatchObject({ code: 'PUBLISH_BUSY' });
    expect([never.asked(), Math.max(...never.waited)]).toEqual([8, 30_000]);
    const silent = await answering([503, {}, problem(503)]);
    await expect(silent.send()).rejects.toMatchObject({ code: 'PUBLISH_BUSY' });
    expect(silent.asked()).toBe(1);
  });

  it('is told a refusal in the words of the log, and of a stranger nothing', async () => {
    const refused = await answering([422, {}, problem(422, { code: 'PUBLISH_REFUSED', hint: 'Sign it.' })]);
    await expect(refused.send()).rejects.toMatchObject({ code: 'PUBLISH_REFUSED', hint: 'Sign it.' });
    for (const body of [
      '<html>',
      '[]',
      'null',
      problem(400, { code: 'lower' }),
      problem(400, { detail: 'x'.repeat(2001) }),
    ]) {
      const odd = await answering([400, {}, body]);
      await expect(odd.send()).rejects.toMatchObject({ code: 'PUBLISH_ANSWER' });
    }
  });

  it('takes no answer that is not in its one form, too long, or pointing elsewhere', async () => {
    for (const body of ['', '{}', ` ${GOOD[2]}`, GOOD[2].trimEnd()]) {
      const odd = await answering([200, {}, body]);
      await expect(odd.send()).rejects.toMatchObject({ code: expect.stringMatching(/^PAPER_/) });
    }
    const long = await answering([200, {}, 'x'.repeat(10_000_000)]);
    await expect(long.send()).rejects.toMatchObject({ code: 'REQUEST_ANSWER_TOO_LARGE' });
    const pointing = await answering([307, { location: 'http://127.0.0.1:1/' }, '']);
    await expect(pointing.send()).rejects.toMatchObject({ code: 'REQUEST_REDIRECTED' });
  });

  it('shows its token in no refusal', async () => {
    server = undefined;
    const target = publishTarget('http://127.0.0.1:1/', 'secret-token');
    const error: unknown = await sendStatement(Buffer.from(''), target, async () => undefined).catch(
      (one: unknown) => one,
    );
    const { code, message, hint, details } = error as Record<string, unknown>;
    expect(code).toBe('REQUEST_UNANSWERED');
    expect(JSON.stringify([message, hint, details])).not.toContain('secret-token');
  });
});
