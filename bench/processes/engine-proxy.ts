// SPDX-License-Identifier: Apache-2.0
// An engine alone: moves the bytes, observes nothing. Arguments: engine, origin, certificate.
import { readFileSync } from 'node:fs';
import type { CreateEngine } from '@touchstone/recorder';
import { ENGINES } from './engines.js';
import { tellParent } from './serve.js';

type OnRequest = Parameters<CreateEngine>[1];

const [, , name, origin, certificate] = process.argv as [string, string, string, string, string];
const host = new URL(origin).host;
const tls = origin.startsWith('https:') ? { ca: readFileSync(certificate) } : {};

const onRequest: OnRequest = ({ target, headers }) => ({
  decision: { kind: 'forward', origin, target, headers: forHost(headers) },
  responseHead: (head) => ({ head }),
  broken: (error) => ({ kind: 'answer', status: 502, headers: [], body: error }),
  end: () => undefined,
});

/** The headers with the cloud's own host, as any reverse proxy sends them, and without what is between two hops. */
function forHost(headers: readonly string[]): string[] {
  const sent: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const word = headers[at]!.toLowerCase();
    if (word !== 'connection') sent.push(headers[at]!, word === 'host' ? host : headers[at + 1]!);
  }
  return sent;
}

const engine = ENGINES[name]!({ clock: () => performance.now(), tls }, onRequest);
tellParent((await engine.listen({ host: '127.0.0.1', port: 0 })).port);
