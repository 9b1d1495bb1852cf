// SPDX-License-Identifier: Apache-2.0
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { responseFraming, statusOf } from '../../testing/wire/wire-framing.js';
import { WireReader, type WireMessage } from '../../testing/wire/wire-reader.js';
import { playSteps, type Slicing } from './play-steps.js';
import type { Step } from './torture-case.js';

/** A client's connection to the recorder, and what came back on it. */
export interface ScriptedClient {
  readonly answers: readonly WireMessage[];
  /** Status codes of interim answers, each with the number of answers before it. */
  readonly interim: readonly { readonly before: number; readonly status: number }[];
  /** What was no HTTP, if anything. */
  readonly broken: string | undefined;
  /** The answer that had begun when the connection ended; undefined if none. */
  readonly partial: { readonly line: string; readonly body: Buffer } | undefined;
  readonly closed: boolean;
  /** Everything that came, in Latin-1. */
  readonly raw: string;
  play(steps: readonly Step[], fill: (text: string) => string, slicing: Slicing): Promise<void>;
  /** Waits until it holds, at most so long. */
  until(holds: () => boolean, ms: number): Promise<boolean>;
  destroy(): void;
}

/** @param methodOf the method of the request that the answer of that number belongs to */
export async function openScriptedClient(
  port: number,
  methodOf: (index: number) => string,
): Promise<ScriptedClient> {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  const answers: WireMessage[] = [];
  const interim: { before: number; status: number }[] = [];
  let broken: string | undefined;
  let closed = false;
  let raw = '';
  let cutOff = false;
  const reader = new WireReader({
    head(head) {
      const status = statusOf(head);
      // After the agreement on another protocol everything is that protocol's.
      return status === 101 ? { kind: 'close' } : responseFraming(head, methodOf(answers.length));
    },
    message(message) {
      const status = statusOf(message);
      if (status < 200 && status !== 101) interim.push({ before: answers.length, status });
      else answers.push(message);
    },
  });
  const guarded = (read: () => void): void => {
    try {
      read();
    } catch (error) {
      broken ??= (error as Error).message;
    }
  };
  socket.on('data', (bytes) => {
    raw += bytes.toString('latin1');
    if (broken === undefined) guarded(() => reader.push(bytes));
  });
  socket.on('end', () => {
    if (reader.head !== undefined || reader.pending) {
      try {
        reader.end();
      } catch {
        cutOff = true;
      }
    }
  });
  socket.on('error', () => {
    cutOff = reader.pending;
  });
  socket.on('close', () => (closed = true));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const until = async (holds: () => boolean, ms: number): Promise<boolean> => {
    const end = performance.now() + ms;
    while (!holds()) {
      if (performance.now() > end) return false;
      await sleep(2);
    }
    return true;
  };
  return {
    answers,
    interim,
    get broken() {
      return broken;
    },
    get partial() {
      return cutOff && reader.head ? { line: reader.head.line, body: reader.partial } : undefined;
    },
    get closed() {
      return closed;
    },
    get raw() {
      return raw;
    },
    play: (steps, fill, slicing) => playSteps(socket, steps, { fill, seen: () => raw, slicing }),
    until,
    destroy: () => void socket.destroy(),
  };
}
