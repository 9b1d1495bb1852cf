// SPDX-License-Identifier: Apache-2.0
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { TouchstoneError } from '@touchstone/model';
import { Agent, buildConnector } from 'undici';
import { isLoopbackAddress, isPublicAddress } from './public-address.js';

/** All addresses of a name. */
export type Lookup = (name: string) => Promise<readonly string[]>;

export interface GuardedAgentOptions {
  /** Whether this machine may be connected to. */
  readonly loopback: boolean;
  readonly lookup?: Lookup;
  /** Certificates to believe beside those of the system, PEM. */
  readonly ca?: string;
  /** To connect, in ms. */
  readonly milliseconds: number;
  /** Ends what it has under way. */
  readonly signal: AbortSignal;
}

/**
 * An HTTP client that connects to the public Internet alone. A name is resolved once, each of its addresses is looked at,
 * and the connection is made to the very address that was looked at: a name server that answers otherwise a moment later
 * (DNS rebinding) is not asked again. TLS still holds the server to the name.
 */
export function guardedAgent({
  loopback,
  lookup = allAddresses,
  ca,
  milliseconds,
  signal,
}: GuardedAgentOptions): Agent {
  const connect = buildConnector({ timeout: milliseconds, ...(ca === undefined ? {} : { ca }) });
  const allowed = (address: string): boolean =>
    isPublicAddress(address) || (loopback && isLoopbackAddress(address));
  return new Agent({
    connections: 1,
    pipelining: 0,
    maxHeaderSize: 16 * 1024,
    maxResponseSize: RESPONSE_LIMIT,
    connect: (options, callback) => {
      // A request that is given up does not end a lookup by itself.
      unlessAborted(addressOf(options.hostname, lookup, allowed), signal).then(
        (hostname) =>
          connect({ ...options, hostname }, (...[error, socket]) => {
            if (error !== null) return callback(error, null);
            // Nothing was sent so far but a TLS handshake.
            if (allowed(socket.remoteAddress ?? '')) return callback(null, socket);
            socket.destroy();
            callback(notPublic(), null);
          }),
        (error: Error) => callback(error, null),
      );
    },
  });
}

/** Bytes of an answer, which nobody reads. */
const RESPONSE_LIMIT = 64 * 1024;

async function addressOf(
  hostname: string,
  lookup: Lookup,
  allowed: (address: string) => boolean,
): Promise<string> {
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  const addresses = isIP(host) === 0 ? await lookup(host) : [host];
  const [first] = addresses;
  // One that is not public among them is enough: whoever set that up had something in mind.
  if (first === undefined || !addresses.every(allowed)) throw notPublic();
  return first;
}

function unlessAborted<T>(act: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('given up'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    act.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

async function allAddresses(name: string): Promise<readonly string[]> {
  return (await systemLookup(name, { all: true, order: 'ipv4first' })).map(({ address }) => address);
}

/** Which address it was is not told: whoever sets up a webhook would learn how names resolve inside. */
function notPublic(): TouchstoneError {
  return new TouchstoneError(
    'REGISTRY_WEBHOOK',
    'Nothing is sent: the name leads to no address of the public Internet.',
    { hint: 'All addresses of the name must be public.' },
  );
}
