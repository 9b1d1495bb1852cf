// SPDX-License-Identifier: Apache-2.0
import type { Duplex } from 'node:stream';
import type { RecordingFooter } from '@touchstone/model';
import type { EngineOptions, ExchangeHandler, OnRequest, RequestHead } from '../engine/engine.js';
import { createNodeHttpEngine } from '../engine/node-http/node-http-engine.js';
import { parseConnectTarget, type ConnectTarget } from './connect-target.js';
import { createElsewhereTally } from './elsewhere-tally.js';
import { endTunnel } from './end-tunnel.js';
import { passElsewhere, refusal, refuseElsewhere } from './pass-elsewhere.js';
import type { RunAuthority } from './run-authority.js';
import { refuseConnect, tunnelElsewhere } from './tunnel-elsewhere.js';

export interface ForwardProxyOptions {
  readonly listen: { readonly host: string; readonly port: number };
  /** What becomes of hosts that are not the cloud's. */
  readonly others: 'tunnel' | 'refuse';
  readonly authority: RunAuthority;
  readonly engine: EngineOptions;
  /** The life of an exchange with the cloud; without `arrival` it is one with the recorder's own address. */
  readonly onRequest: OnRequest;
  /**
   * Whose a host and port are: a service's of the cloud; nobody's known, on a host of the cloud; the recorder's own; some
   * program's on this machine, which is nobody's business; or somebody else's.
   */
  readonly whose: (target: ConnectTarget) => 'service' | 'cloud' | 'own' | 'local' | 'other';
}

export interface ForwardProxy {
  readonly address: { readonly host: string; readonly port: number };
  readonly open: number;
  readonly malformed: number;
  elsewhere(): RecordingFooter['elsewhere'];
  close(graceMs: number): Promise<{ readonly open: number }>;
}

/**
 * Listens as a forward proxy: CONNECT and absolute-form targets. What is for the cloud becomes an exchange, however it
 * came; what is for others is joined with them unseen, or refused.
 * @throws TouchstoneError RECORDER_LISTEN
 */
export async function startForwardProxy(options: ForwardProxyOptions): Promise<ForwardProxy> {
  const { whose, others, authority, onRequest } = options;
  const tally = createElsewhereTally();
  const tunnels = new Set<() => void>();
  /** Counts who is asked for; says whether to refuse. */
  const refusesOther = ({ host, port }: ConnectTarget, owner: 'cloud' | 'local' | 'other'): boolean => {
    if (owner === 'local') return false;
    const refused = others === 'refuse';
    tally.count(`${host}:${port}`, { refused, cloud: owner === 'cloud' });
    return refused;
  };

  const onConnect = (head: RequestHead, stream: Duplex, early: Buffer): void => {
    const target = parseConnectTarget(head.target);
    if (!target) return refuseConnect(stream, '400 Bad Request', 'CONNECT takes host:port.');
    const owner = whose(target);
    if (owner === 'service') {
      stream.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      return endTunnel(stream, early, target, {
        authority,
        accept: (inside, arrival) => engine.accept(inside, arrival),
        onUntrusted: (code) =>
          options.engine.onMalformed?.({ status: 400, code, at: options.engine.clock() }),
      });
    }
    if (owner !== 'own' && refusesOther(target, owner)) {
      return refuseConnect(stream, '403 Forbidden', refusal(`${target.host}:${target.port}`));
    }
    const close = tunnelElsewhere(stream, early, target);
    tunnels.add(close);
    stream.on('close', () => tunnels.delete(close));
  };

  const engine = createNodeHttpEngine(
    options.engine,
    (head): ExchangeHandler => {
      if (head.arrival) return onRequest(head);
      const target = targetOf(head.target);
      const owner = target === undefined ? 'own' : whose(target);
      if (owner === 'own') return onRequest(head);
      if (owner === 'service') return onRequest({ ...head, arrival: { via: 'forward-proxy' } });
      return refusesOther(target!, owner) ? refuseElsewhere(head) : passElsewhere(head);
    },
    onConnect,
  );
  const address = await engine.listen(options.listen);
  return {
    address,
    get open() {
      return engine.open;
    },
    get malformed() {
      return engine.malformed;
    },
    elsewhere: () => tally.snapshot(),
    async close(graceMs) {
      const closing = engine.close(graceMs);
      for (const close of tunnels) close();
      return closing;
    },
  };
}

/** Host and port of an absolute-form target; undefined for a target that is only a path. */
function targetOf(target: string): ConnectTarget | undefined {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return undefined;
  const { hostname, port, protocol } = new URL(target);
  const host = hostname.replace(/\.$/, '');
  return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}
