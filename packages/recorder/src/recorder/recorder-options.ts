// SPDX-License-Identifier: Apache-2.0
import type { Exchange, RecordingFooter, Unsequenced } from '@touchstone/model';
import type { CreateEngine } from '../engine/engine.js';
import type { RunAuthority } from '../forward-proxy/run-authority.js';
import type { RecordingWriter } from '../format/recording-writer.js';
import type { CatalogEndpoint } from '../mounts/catalog-endpoints.js';
import type { Mount } from '../mounts/mount-table.js';
import type { Classifier } from '../observe/classifier.js';
import type { KeyedHash } from '../observe/keyed-hash.js';
import type { RecorderStats } from './tally.js';

/** The cloud behind the recorder. */
export interface RecordedCloud {
  /** Keystone, with or without its version: `http://h:5000/v3`. */
  readonly authUrl: string;
  /** PEM of the authority that signed the cloud's certificates, where the system's do not. */
  readonly ca?: string | Buffer;
  /** PEM of the client certificate that the cloud asks for, and of its key. */
  readonly cert?: string | Buffer;
  readonly key?: string | Buffer;
  /** Take any certificate. */
  readonly insecure?: boolean;
  /** Addresses of the cloud's host names: a call or a link to one is the cloud's. */
  readonly addresses?: Readonly<Record<string, readonly string[]>>;
  /** Endpoints known beforehand; more are learned from every catalog that passes. */
  readonly catalog?: readonly CatalogEndpoint[];
}

export interface RecorderOptions {
  readonly cloud: RecordedCloud;
  /** A loopback address and a port, 0 for any; 127.0.0.1 and any unless told. */
  readonly listen?: { readonly host?: string; readonly port?: number };
  /** Serves https, with a certificate of this authority, which clients must then trust. */
  readonly tls?: { readonly authority: RunAuthority };
  /**
   * Listens as a forward proxy as well, at any port of the same address, for calls to the cloud's own addresses; what is
   * for other hosts is passed on unseen, or refused.
   */
  readonly forwardProxy?: { readonly authority: RunAuthority; readonly others: 'tunnel' | 'refuse' };
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

export interface Recorder {
  /** What the solution gets as OS_AUTH_URL. */
  readonly authUrl: string;
  readonly origin: string;
  /** Where the forward proxy listens, if there is one: an http URL without a path. */
  readonly proxyUrl: string | undefined;
  readonly address: { readonly host: string; readonly port: number };
  readonly hash: KeyedHash;
  mounts(): readonly Mount[];
  /** Whom the forward proxy was asked for besides the cloud; for the recording's footer. */
  elsewhere(): RecordingFooter['elsewhere'];
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
