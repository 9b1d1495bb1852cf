// SPDX-License-Identifier: Apache-2.0
import type { WireMessage } from '../../testing/wire/wire-reader.js';
import { wireValues } from '../../testing/wire/wire-head.js';

/** What concerns one connection only (RFC 9110, sections 7.6.1 and 11.7), the credentials for a proxy among it. */
const HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'transfer-encoding',
  'upgrade',
];

/** What must be the same on both sides of the recorder, byte for byte. */
export interface Comparable {
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: string;
  readonly trailers: readonly string[];
}

/** Method and target, the headers that are meant for the cloud but Host, body, trailers. */
export function comparableRequest(message: WireMessage): Comparable {
  return comparable(message, message.line.replace(/ HTTP\/1\.[01]$/, ''), ['host']);
}

/** Status and reason, the headers that are meant for the client, body, trailers. */
export function comparableResponse(message: WireMessage): Comparable {
  return comparable(message, message.line.replace(/^HTTP\/1\.[01] /, '').trimEnd(), []);
}

function comparable(message: WireMessage, line: string, also: readonly string[]): Comparable {
  const { headers, body, trailers, framing } = message;
  const named = wireValues(headers, 'connection')
    .flatMap((value) => value.split(','))
    .map((word) => word.trim().toLowerCase())
    // Connection may not take away what ends a message.
    .filter((word) => word !== 'content-length');
  const drop = new Set([...HOP, ...also, ...named]);
  // It announces trailers, which only chunks can carry.
  if (framing.kind !== 'chunked') drop.add('trailer');
  const kept: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    if (!drop.has(headers[at]!.toLowerCase())) kept.push(`${headers[at]}: ${headers[at + 1]}`);
  }
  return { line, headers: kept, body: body.toString('latin1'), trailers };
}
