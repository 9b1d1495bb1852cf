// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Exchange, type Unsequenced } from '@touchstone/model';
import type { Engine, EngineOptions, OnRequest, UpstreamTls } from '../engine/engine.js';
import { createNodeHttpEngine } from '../engine/node-http/node-http-engine.js';
import { createSocketEngine } from '../engine/socket/socket-engine.js';
import { endpointRoot } from '../mounts/endpoint-root.js';
import { startForwardProxy, type ForwardProxy } from '../forward-proxy/start-forward-proxy.js';
import { createMountTable, type MountTable } from '../mounts/mount-table.js';
import { indexClassifier } from '../observe/classifier.js';
import { createKeyedHash } from '../observe/keyed-hash.js';
import { createRewriterCache } from '../rewrite/rewriter-cache.js';
import type { ExchangeShared, UnderStep } from './exchange-draft.js';
import { beginExchange } from './exchange-steps.js';
import { guardExchange } from './guard-exchange.js';
import { malformedLine } from './malformed-line.js';
import type { RecordedCloud, Recorder, RecorderOptions } from './recorder-options.js';
import { RequestPlans } from './request-plan.js';
import { createTally } from './tally.js';

/**
 * Starts a recorder in front of a cloud: one port, one path per service.
 * @throws TouchstoneError RECORDER_AUTH_URL, RECORDER_ADDRESS, RECORDER_LISTEN
 */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const { cloud, writer, clock, classifier = indexClassifier } = options;
  const hash = options.hash ?? createKeyedHash(options.random(32));
  const mounts = createMountTable((name) => classifier.resolveServiceType(name), {
    signedAsIs: options.forwardProxy !== undefined,
    ...(cloud.addresses === undefined ? {} : { addresses: cloud.addresses }),
  });
  const identity = identityMount(mounts, cloud.authUrl);
  mounts.register(cloud.catalog ?? []);

  let origin = '';
  const tally = createTally();
  let failure: unknown;
  const shared: ExchangeShared = {
    mounts,
    classifier,
    hash,
    origin: () => origin,
    rewriter: createRewriterCache(mounts, () => origin),
    projects: new Map(),
    plans: new RequestPlans(mounts),
  };
  const failed = (error: unknown): void => {
    tally.dropped += 1;
    if (failure === undefined) options.onFailed?.(error);
    failure ??= error;
  };
  const write = (line: Unsequenced<Exchange>): void => {
    try {
      writer.append(line);
    } catch (error) {
      return failed(error);
    }
    tally.count(line);
    options.onExchange?.(line);
  };
  const under = (): UnderStep => options.currentStep?.() ?? { step: null, phase: null };
  const engineOptions: EngineOptions = {
    clock,
    tls: upstreamTls(cloud),
    onMalformed: (refusal) => write(malformedLine(refusal, under())),
  };
  const onRequest: OnRequest = (head) =>
    guardExchange(() => beginExchange(head, under(), shared, write), failed);
  const engine = await createFront(options, engineOptions, onRequest);
  const address = await listen(engine, options.listen);
  origin = originAt(options.tls ? 'https' : 'http', address);
  const proxy = await openProxy(options, engineOptions, onRequest, mounts, address).catch(
    async (error: unknown) => {
      await engine.close(0);
      throw error;
    },
  );
  return {
    authUrl: `${origin}/${identity.name}${identity.rest}`,
    origin,
    address,
    hash,
    mounts: () => mounts.mounts,
    proxyUrl: proxy && originAt('http', proxy.address),
    elsewhere: () => proxy?.elsewhere(),
    stats: () => ({
      ...tally.snapshot(),
      open: engine.open + (proxy?.open ?? 0),
      malformed: engine.malformed + (proxy?.malformed ?? 0),
    }),
    failure: () => failure,
    async close({ graceMs = 2000 } = {}) {
      const closed = await Promise.all([engine.close(graceMs), proxy?.close(graceMs)]);
      return { open: closed.reduce((sum, one) => sum + (one?.open ?? 0), tally.dropped) };
    },
  };
}

function identityMount(
  mounts: ReturnType<typeof createMountTable>,
  authUrl: string,
): { readonly name: string; readonly rest: string } {
  const cut = endpointRoot(authUrl);
  const mount = mounts.registerRoot('identity', authUrl);
  if (cut && mount) return { name: mount.name, rest: cut.rest.replace(/\/+$/, '') };
  throw new TouchstoneError('RECORDER_AUTH_URL', 'The auth URL is no http or https URL.', {
    hint: 'Set auth_url (OS_AUTH_URL) to Keystone, as in https://cloud.example:5000/v3.',
  });
}

function upstreamTls({ ca, cert, key, insecure }: RecordedCloud): UpstreamTls {
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(insecure === undefined ? {} : { insecure }),
  };
}

/** What clients connect to; https is node's own business, whatever engine is asked for. */
async function createFront(
  { tls, engine, listen: wanted }: RecorderOptions,
  options: EngineOptions,
  onRequest: OnRequest,
): Promise<Engine> {
  if (!tls) return (engine ?? createSocketEngine)(options, onRequest);
  const names = new Set([wanted?.host ?? '127.0.0.1', '127.0.0.1', '::1', 'localhost']);
  return createNodeHttpEngine({ ...options, serve: await tls.authority.issue([...names]) }, onRequest);
}

async function openProxy(
  { forwardProxy }: RecorderOptions,
  engine: EngineOptions,
  onRequest: OnRequest,
  mounts: MountTable,
  address: { readonly host: string; readonly port: number },
): Promise<ForwardProxy | undefined> {
  return (
    forwardProxy &&
    startForwardProxy({
      ...forwardProxy,
      listen: { host: address.host, port: 0 },
      engine,
      onRequest,
      whose: ({ host, port }) => {
        const found = mounts.findHost(host, port);
        if (found === 'service') return found;
        const bare = host.replace(/^\[|\]$/g, '');
        if (!isLoopback(bare)) return found ?? 'other';
        // What the solution runs on this machine is nothing of the cloud's, and nothing of the world's.
        if (HERE.has(bare)) return port === address.port ? 'own' : 'local';
        return found ?? 'local';
      },
    })
  );
}

function originAt(scheme: string, { host, port }: { readonly host: string; readonly port: number }): string {
  return new URL(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`).origin;
}

const HERE: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

function isLoopback(host: string): boolean {
  return /^127(?:\.\d{1,3}){3}$|^::1$|^localhost$/.test(host);
}

function listen(engine: Engine, wanted: RecorderOptions['listen']): ReturnType<Engine['listen']> {
  const { host = '127.0.0.1', port = 0 } = wanted ?? {};
  // Tokens pass in the clear between the solution and the recorder: never beyond this machine.
  if (!isLoopback(host)) {
    throw new TouchstoneError('RECORDER_ADDRESS', `${host} is not a loopback address.`, {
      hint: 'Listen on 127.0.0.1 or ::1.',
      details: { host },
    });
  }
  return engine.listen({ host, port });
}
