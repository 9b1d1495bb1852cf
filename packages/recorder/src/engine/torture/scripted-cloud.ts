// SPDX-License-Identifier: Apache-2.0
import net, { type AddressInfo, type Socket } from 'node:net';
import { requestFraming } from '../../testing/wire/wire-framing.js';
import { WireReader, type WireMessage } from '../../testing/wire/wire-reader.js';
import type { WireHead } from '../../testing/wire/wire-head.js';
import { playSteps, type Slicing } from './play-steps.js';
import type { CloudScript } from './torture-case.js';

/** One request as the cloud received it. */
export interface Received {
  readonly nonce: string;
  readonly head: WireHead;
  /** Undefined while it is not complete, or when it broke off. */
  message?: WireMessage;
  partial: number;
}

/** A cloud that speaks bytes, does what its scripts say, and takes nothing that could be read in two ways. */
export interface ScriptedCloud {
  readonly origin: string;
  readonly received: Received[];
  /** What came that no request may be: ambiguous bytes, requests that nobody may have sent. */
  readonly violations: string[];
  /** Scripts by the nonce of the request that they answer. */
  readonly scripts: Map<string, CloudScript>;
  slicing: Slicing;
  /** Scripts that are being played. */
  playing: number;
  close(): Promise<void>;
}

export const NONCE = /n\d+-\d+-/;

export async function startScriptedCloud(): Promise<ScriptedCloud> {
  const sockets = new Set<Socket>();
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, cloud);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cloud: ScriptedCloud = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    violations: [],
    scripts: new Map(),
    slicing: 'whole',
    playing: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return cloud;
}

function serve(socket: Socket, cloud: ScriptedCloud): void {
  let current: Received | undefined;
  let raw = '';
  const tunnel = { open: false };
  const reader = new WireReader({
    head(head) {
      const nonce = NONCE.exec(head.line)?.[0] ?? '';
      if (!cloud.scripts.has(nonce)) cloud.violations.push(`a stray request: ${head.line}`);
      current = { nonce, head, partial: 0 };
      cloud.received.push(current);
      const script = cloud.scripts.get(nonce);
      if (script?.early) void play(script, current);
      return requestFraming(head);
    },
    chunk(bytes) {
      if (current) current.partial += bytes.length;
    },
    message(message) {
      const done = current!;
      done.message = message;
      const script = cloud.scripts.get(done.nonce);
      if (script && !script.early) void play(script, done);
    },
  });
  const play = async (script: CloudScript, one: Received): Promise<void> => {
    const { nonce, head } = one;
    if (/^CONNECT |^HTTP\/1\.1 101 /.test(firstText(script))) tunnel.open = true;
    const start = raw.length;
    cloud.playing += 1;
    await playSteps(socket, script.steps, {
      fill: (text) => text.replaceAll('{N}', nonce).replaceAll('{METHOD}', head.line.split(' ')[0]!),
      seen: () => raw.slice(tunnel.open ? 0 : start),
      slicing: cloud.slicing,
      isWhole: () => one.message !== undefined,
    });
    cloud.playing -= 1;
  };
  socket.on('data', (bytes) => {
    raw += bytes.toString('latin1');
    if (tunnel.open) return;
    try {
      reader.push(bytes);
    } catch (error) {
      cloud.violations.push((error as Error).message);
      socket.destroy();
    }
  });
  socket.on('end', () => socket.end());
  socket.on('error', () => {});
}

function firstText({ steps }: CloudScript): string {
  const text = steps.find((step) => typeof step === 'string');
  return typeof text === 'string' ? text : '';
}
