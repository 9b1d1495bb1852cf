// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Exchange, type Unsequenced } from '@touchstone/model';
import type { CreateEngine, Engine } from '../engine/engine.js';
import { createNodeHttpEngine } from '../engine/node-http/node-http-engine.js';
import type { RecordingWriter } from '../format/recording-writer.js';
import type { CatalogEndpoint } from '../mounts/catalog-endpoints.js';
import { endpointRoot } from '../mounts/endpoint-root.js';
import { createMountTable, type Mount } from '../mounts/mount-table.js';
import { indexClassifier, type Classifier } from '../observe/classifier.js';
import { createKeyedHash, type KeyedHash } from '../observe/keyed-hash.js';
import { createUrlRewriter, type UrlRewriter } from '../rewrite/url-rewriter.js';
import type { ExchangeShared } from './exchange-draft.js';
import { beginExchange } from './exchange-steps.js';

/** The cloud behind the recorder. */
export interface RecordedCloud {
  /** Keystone, with or without its version: `http://h:5000/v3`. */
  readonly authUrl: string;
  /** PEM of the authority that signed the cloud's certificates, where the system's do not. */
  readonly ca?: string | Buffer;
  /** Take any certificate. */
  readonly insecure?: boolean;
  /** Endpoints known beforehand; more are learned from every catalog that passes. */
  readonly catalog?: readonly CatalogEndpoint[];
}

export interface RecorderOptions {
  readonly cloud: RecordedCloud;
  /** A loopback address and a port, 0 for any; 127.0.0.1 and any unless told. */
  readonly listen?: { readonly host?: string; readonly port?: number };
  readonly writer: Pick<RecordingWriter, 'append'>;
  /** Milliseconds since the header's `startedAt`, never going back. */
  readonly clock: () => number;
  /** So many random bytes: node:crypto's randomBytes, or a test's own. Used once, for the key of hashes. */
  readonly random: (size: number) => Uint8Array;
  /** The run's hash, where others hash too (an inventory); made from `random` unless given. */
  readonly hash?: KeyedHash;
  readonly classifier?: Classifier;
  readonly engine?: CreateEngine;
  /** Called after each exchange was appended, for progress. */
  readonly onExchange?: (line: Unsequenced<Exchange>) => void;
  /** Called once when a line could not be appended: the run cannot certify. The cloud stays reachable for teardown. */
  readonly onFailed?: (error: unknown) => void;
  /** The step under way, if any. */
  readonly currentStep?: () => {
    readonly step: string;
    readonly phase: NonNullable<Exchange['phase']>;
  } | null;
}

export interface ServiceCount {
  readonly calls: number;
  readonly unknown: number;
  /** Answers of 400 and above, and calls without an answer. */
  readonly refused: number;
}
export interface RecorderStats {
  readonly exchanges: number;
  readonly unclassified: number;
  readonly open: number;
  /** Exchanges that could not be appended. */
  readonly dropped: number;
  readonly malformed: number;
  readonly byService: Readonly<Record<string, ServiceCount>>;
}

export interface Recorder {
  /** What the solution gets as OS_AUTH_URL. */
  readonly authUrl: string;
  readonly origin: string;
  readonly address: { readonly host: string; readonly port: number };
  readonly hash: KeyedHash;
  mounts(): readonly Mount[];
  stats(): RecorderStats;
  /** Why the recording is incomplete, if it is. */
  failure(): unknown;
  /**
   * Takes no more connections, waits for what is under way, then cuts it.
   * @param options.graceMs how long to wait; 2000 unless told
   * @returns `open` for the recording's footer: exchanges that are not in the recording
   */
  close(options?: { readonly graceMs?: number }): Promise<{ readonly open: number }>;
}

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
  const rewriters = createRewriterCache(mounts.mounts, () => origin);
  const shared: ExchangeShared = {
    mounts,
    classifier,
    hash,
    origin: () => origin,
    rewriter: rewriters,
    projects: new Map(),
  };
  const write = (line: Unsequenced<Exchange>): void => {
    try {
      writer.append(line);
    } catch (error) {
      tally.dropped += 1;
      if (failure === undefined) options.onFailed?.(error);
      failure ??= error;
      return;
    }
    tally.count(line);
    options.onExchange?.(line);
  };
  const tls = {
    ...(cloud.ca === undefined ? {} : { ca: cloud.ca }),
    ...(cloud.insecure === undefined ? {} : { insecure: cloud.insecure }),
  };
  const createEngine = options.engine ?? createNodeHttpEngine;
  const engine = createEngine({ clock, tls }, (head) =>
    beginExchange(head, options.currentStep?.() ?? { step: null, phase: null }, shared, write),
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

/** Rewriters by service, made anew when a catalog brought new mounts. */
function createRewriterCache(
  mounts: readonly Mount[],
  origin: () => string,
): (service: string) => UrlRewriter {
  const cache = new Map<string, UrlRewriter>();
  let size = 0;
  return (service) => {
    if (mounts.length !== size) {
      cache.clear();
      size = mounts.length;
    }
    let rewriter = cache.get(service);
    if (!rewriter) cache.set(service, (rewriter = createUrlRewriter(mounts, origin(), service)));
    return rewriter;
  };
}

function createTally(): {
  dropped: number;
  count(line: Unsequenced<Exchange>): void;
  snapshot(): Omit<RecorderStats, 'open' | 'malformed'>;
} {
  const services = new Map<string, { calls: number; unknown: number; refused: number }>();
  let exchanges = 0;
  let unclassified = 0;
  return {
    dropped: 0,
    count(line) {
      exchanges += 1;
      const name = line.service ?? 'outside-catalog';
      let service = services.get(name);
      if (!service) services.set(name, (service = { calls: 0, unknown: 0, refused: 0 }));
      service.calls += 1;
      if (line.status === null || line.status >= 400) service.refused += 1;
      if (line.operation !== null) return;
      unclassified += 1;
      service.unknown += 1;
    },
    snapshot() {
      const byService = Object.fromEntries([...services].map(([name, counts]) => [name, { ...counts }]));
      return { exchanges, unclassified, dropped: this.dropped, byService };
    },
  };
}
