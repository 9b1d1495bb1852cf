// SPDX-License-Identifier: Apache-2.0
import type { Operation, Params } from '@touchstone/openstack';
import type { Blobs } from '../state/blobs.js';
import type { Ids } from '../state/ids.js';
import type { Stores } from '../state/stores.js';
import type { Auth } from './auth.js';
import type { Reply } from './reply.js';

/** One request as a handler sees it: matched, authenticated, negotiated, with everything that it may use. */
export interface Call {
  readonly operation: Operation;
  /** Values of the path template, decoded. */
  readonly params: Params;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where there was none, or where the operation streams. */
  readonly body: unknown;
  /** The raw bytes of an operation that streams; at most one reader. */
  readonly stream: AsyncIterable<Uint8Array>;
  readonly auth: Auth;
  readonly release: string;
  /** Whether the cloud's release is this one or a later one. */
  since(release: string): boolean;
  /** As negotiated; empty where the service has none. */
  readonly microversion: string;
  /** Whether the negotiated microversion is this one or a later one. */
  atLeast(microversion: string): boolean;
  /** Milliseconds. */
  readonly now: number;
  readonly ids: Ids;
  readonly stores: Stores;
  readonly blobs: Blobs;
  /** "http://127.0.0.1:8080", without a slash at the end. */
  readonly origin: string;
  /** The root of the service that is called: "http://127.0.0.1:8080/compute". */
  readonly endpoint: string;
  readonly requestId: string;
}

/** Answers one operation. Throws `Fault` to refuse. Touches nothing but what the call carries. */
export type Handler = (call: Call) => Reply | Promise<Reply>;
