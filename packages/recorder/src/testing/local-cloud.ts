// SPDX-License-Identifier: Apache-2.0
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange, Unsequenced } from '@touchstone/model';
import type { Recorder, RecorderOptions } from '../recorder/recorder-options.js';
import { startRecorder } from '../recorder/start-recorder.js';

/** A server on loopback that plays a cloud's services, for tests. */
export interface LocalCloud {
  readonly origin: string;
  readonly server: http.Server;
  /** What answers; tests put their own here. */
  answer: RequestListener;
  close(): Promise<void>;
}

export async function startLocalCloud(answer: RequestListener = (_, res) => res.end()): Promise<LocalCloud> {
  const cloud: { answer: RequestListener } = { answer };
  const server = http.createServer((req, res) => cloud.answer(req, res));
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(cloud, {
    origin,
    server,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

/** A recorder in front of a local cloud whose services live below /identity, /compute, ...; lines are kept in memory. */
export async function startTestRecorder(
  origin: string,
  change: Partial<RecorderOptions> = {},
): Promise<{
  recorder: Recorder;
  lines: Unsequenced<Exchange>[];
  line(): Promise<Unsequenced<Exchange>>;
  forget(): void;
}> {
  const lines: Unsequenced<Exchange>[] = [];
  const started = performance.now();
  let taken = 0;
  const recorder = await startRecorder({
    cloud: {
      authUrl: `${origin}/identity/v3`,
      catalog: ['compute', 'network', 'image', 'object-store', 'block-storage'].map((type) => ({
        type,
        interface: 'public' as const,
        region: 'RegionOne',
        url: `${origin}/${type}${VERSIONS[type] ?? ''}`,
      })),
    },
    writer: { append: (line) => lines.push(line as Unsequenced<Exchange>) },
    clock: () => performance.now() - started,
    random: (size) => new Uint8Array(size).fill(7),
    ...change,
  });
  /** The next line that nobody has asked for yet; lines are written when their exchange is over. */
  const line = async (): Promise<Unsequenced<Exchange>> => {
    for (let tries = 0; tries < 500 && lines.length <= taken; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const found = lines[taken];
    if (found === undefined) throw new Error('no exchange was written within five seconds');
    taken += 1;
    return found;
  };
  return { recorder, lines, line, forget: () => void (taken = lines.length) };
}

const VERSIONS: Readonly<Record<string, string>> = {
  compute: '/v2.1',
  'object-store': '/v1/AUTH_1',
  'block-storage': '/v3/1',
};

/** Reads a request to its end. */
export async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: http.OutgoingHttpHeaders = {},
): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  res.end(text);
}
