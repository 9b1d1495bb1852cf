// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Exchange, type Unsequenced } from '@touchstone/model';
import type { Engine } from '../engine/engine.js';
import { createNodeHttpEngine } from '../engine/node-http/node-http-engine.js';
import { endpointRoot } from '../mounts/endpoint-root.js';
import { createMountTable } from '../mounts/mount-table.js';
import { indexClassifier } from '../observe/classifier.js';
import { createKeyedHash } from '../observe/keyed-hash.js';
import { createRewriterCache } from '../rewrite/rewriter-cache.js';
import type { ExchangeShared, UnderStep } from './exchange-draft.js';
import { beginExchange } from './exchange-steps.js';
import { guardExchange } from './guard-exchange.js';
import { malformedLine } from './malformed-line.js';
import type { Recorder, RecorderOptions } from './recorder-options.js';
import { createTally } from './tally.js';

/**
 * Starts a recorder in front of a cloud: one port, one path per service.
 * @throws TouchstoneError RECORDER_AUTH_URL, RECORDER_ADDRESS, RECORDER_LISTEN
 */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const { cloud, writer, clock, classifier = indexClassifier } = options;
  const hash = options.hash ?? createKeyedHash(options.random(32));
  const mounts = createMountTable((name) => classifier.resolveServiceType(name));
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
    rewriter: createRewriterCache(mounts.mounts, () => origin),
    projects: new Map(),
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
  const tls = {
    ...(cloud.ca === undefined ? {} : { ca: cloud.ca }),
    ...(cloud.insecure === undefined ? {} : { insecure: cloud.insecure }),
  };
  const createEngine = options.engine ?? createNodeHttpEngine;
  const under = (): UnderStep => options.currentStep?.() ?? { step: null, phase: null };
  const engine = createEngine(
    { clock, tls, onMalformed: (refusal) => write(malformedLine(refusal, under())) },
    (head) => guardExchange(() => beginExchange(head, under(), shared, write), failed),
  );
  const address = await listen(engine, options.listen);
  origin = `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
  return {
    authUrl: `${origin}/${identity.name}${identity.rest}`,
    origin,
    address,
    hash,
    mounts: () => mounts.mounts,
    stats: () => ({ ...tally.snapshot(), open: engine.open, malformed: engine.malformed }),
    failure: () => failure,
    async close({ graceMs = 2000 } = {}) {
      const { open } = await engine.close(graceMs);
      return { open: open + tally.dropped };
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

function listen(engine: Engine, wanted: RecorderOptions['listen']): ReturnType<Engine['listen']> {
  const { host = '127.0.0.1', port = 0 } = wanted ?? {};
  // Tokens pass in the clear between the solution and the recorder: never beyond this machine.
  if (!/^127(?:\.\d{1,3}){3}$|^::1$|^localhost$/.test(host)) {
    throw new TouchstoneError('RECORDER_ADDRESS', `${host} is not a loopback address.`, {
      hint: 'Listen on 127.0.0.1 or ::1.',
      details: { host },
    });
  }
  return engine.listen({ host, port });
}
