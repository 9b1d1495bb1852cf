// SPDX-License-Identifier: Apache-2.0
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Arrival } from '../engine/engine.js';
import type { ConnectTarget } from './connect-target.js';
import type { RunAuthority } from './run-authority.js';

/** The first byte of a TLS handshake record (RFC 8446, section 5.1). */
const HANDSHAKE = 0x16;

export interface TunnelEnd {
  readonly authority: RunAuthority;
  /** Takes over what is inside the tunnel: requests in the clear. */
  readonly accept: (stream: Duplex, arrival: Arrival) => void;
  /** Called with OpenSSL's word when a client broke the handshake off, most likely since it trusts no authority of ours. */
  readonly onUntrusted: (code: string) => void;
}

/**
 * Ends a tunnel to a host of the cloud here: with TLS and a certificate for that host where the client speaks TLS, as it is
 * where the client speaks HTTP through its tunnel.
 */
export function endTunnel(stream: Duplex, early: Buffer, target: ConnectTarget, end: TunnelEnd): void {
  stream.on('error', () => stream.destroy());
  const decide = (first: Buffer): void => {
    stream.pause();
    stream.unshift(first);
    if (first[0] === HANDSHAKE) void serveTls(stream, target, end);
    else {
      end.accept(stream, { via: 'forward-proxy', origin: originOf('http', target) });
      stream.resume();
    }
  };
  if (early.length > 0) decide(early);
  else stream.once('data', decide);
}

async function serveTls(stream: Duplex, target: ConnectTarget, end: TunnelEnd): Promise<void> {
  const { authority } = end;
  const { host } = target;
  const secure = new TLSSocket(stream as TLSSocket, {
    isServer: true,
    // HTTP/2 would need an engine of its own; clients that offer it offer HTTP/1.1 as well.
    ALPNProtocols: ['http/1.1'],
    secureContext: await authority.secureContext([host]),
    SNICallback: (name, done) => {
      const names = name.toLowerCase() === host ? [host] : [host, name.toLowerCase()];
      authority.secureContext(names).then(
        (context) => done(null, context),
        (error: Error) => done(error),
      );
    },
  });
  let established = false;
  secure.on('secure', () => {
    established = true;
    end.accept(secure, { via: 'forward-proxy', origin: originOf('https', target) });
  });
  secure.on('error', (error: NodeJS.ErrnoException) => {
    if (!established && error.code?.startsWith('ERR_SSL') === true) end.onUntrusted(error.code);
    secure.destroy();
    stream.destroy();
  });
}

function originOf(scheme: 'http' | 'https', { host, port }: ConnectTarget): string {
  return new URL(`${scheme}://${host}:${port}`).origin;
}
