// SPDX-License-Identifier: Apache-2.0
import net from 'node:net';
import tls from 'node:tls';
import type { EngineLimits, UpstreamTls } from '../engine.js';
import { Upstream } from './upstream.js';

/**
 * A kept connection is given up after this idle time: before the services do (uWSGI and Apache keep 5 s), so that a
 * request hardly ever meets a connection that the other side has just closed.
 */
const IDLE_MS = 4000;
/** A peer that vanished without a word shows after some minutes of silence. */
const PROBE_MS = 60_000;

/** Connections to the cloud, by origin; the one used last is used next. */
export class UpstreamPool {
  readonly #trust: tls.ConnectionOptions;
  readonly #limits: EngineLimits;
  readonly #now: () => number;
  readonly #idle = new Map<string, Upstream[]>();
  readonly #all = new Set<Upstream>();
  readonly #sessions = new Map<string, Buffer>();

  /** @param now milliseconds that the engine's ticks count, coarse */
  constructor(trust: UpstreamTls, limits: EngineLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
    this.#trust = {
      ...(trust.ca === undefined ? {} : { ca: trust.ca }),
      ...(trust.cert === undefined ? {} : { cert: trust.cert }),
      ...(trust.key === undefined ? {} : { key: trust.key }),
      rejectUnauthorized: trust.insecure !== true,
      ALPNProtocols: ['http/1.1'],
    };
  }

  /** A kept connection, or a new one. @throws Error when the origin is no URL */
  take(origin: string): Upstream {
    const kept = this.#idle.get(origin)?.pop();
    if (kept === undefined) return this.connect(origin);
    kept.reused = true;
    return kept;
  }

  /** Takes back a connection whose last answer ended where it should. */
  give(upstream: Upstream): void {
    upstream.user = undefined;
    upstream.idleSince = this.#now();
    let kept = this.#idle.get(upstream.origin);
    if (kept === undefined) this.#idle.set(upstream.origin, (kept = []));
    kept.push(upstream);
    upstream.resume();
  }

  connect(origin: string): Upstream {
    const url = new URL(origin);
    const upstream = new Upstream(origin, this.#limits);
    const secure = url.protocol === 'https:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const options = {
      host,
      port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: PROBE_MS,
      onread: { buffer: upstream.buffer.next, callback: upstream.onRead },
    };
    const socket = secure ? this.#connectTls(origin, options) : net.connect(options);
    this.#all.add(upstream);
    upstream.attach(socket, secure ? 'secureConnect' : 'connect', () => this.#forget(upstream));
    return upstream;
  }

  #connectTls(origin: string, options: net.TcpNetConnectOpts): tls.TLSSocket {
    const session = this.#sessions.get(origin);
    const { host = '' } = options;
    const socket = tls.connect({
      ...options,
      ...this.#trust,
      // A name only: addresses have no place in SNI (RFC 6066, section 3).
      ...(net.isIP(host) === 0 ? { servername: host } : {}),
      ...(session === undefined ? {} : { session }),
    } as tls.ConnectionOptions);
    socket.on('session', (fresh: Buffer) => this.#sessions.set(origin, fresh));
    return socket;
  }

  #forget(upstream: Upstream): void {
    this.#all.delete(upstream);
    const kept = this.#idle.get(upstream.origin);
    const at = kept?.indexOf(upstream) ?? -1;
    if (at >= 0) kept!.splice(at, 1);
  }

  /** Gives up what has been idle for long. */
  sweep(): void {
    const oldest = this.#now() - IDLE_MS;
    for (const kept of this.#idle.values()) {
      while (kept[0] !== undefined && kept[0].idleSince <= oldest) kept.shift()!.destroy();
    }
  }

  close(): void {
    for (const upstream of this.#all) upstream.destroy();
    this.#idle.clear();
  }
}
