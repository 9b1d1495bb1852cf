// SPDX-License-Identifier: Apache-2.0
import type { EngineOptions, ExchangeHandler, RequestHead } from '../engine.js';
import type { Refusal } from './request-head.js';
import type { SocketLimits } from './socket-limits.js';
import type { UpstreamPool } from './upstream-pool.js';

/** What connections and exchanges share with their engine. */
export interface SocketContext {
  readonly clock: EngineOptions['clock'];
  readonly limits: SocketLimits;
  readonly pool: UpstreamPool;
  /** Milliseconds by the engine's coarse ticks, for what expires. */
  readonly now: () => number;
  onRequest(head: RequestHead): ExchangeHandler;
  /** Counts an exchange that begins. */
  begun(): void;
  /** Counts one that is over. @returns false when the engine was closed: its handler hears nothing more */
  over(): boolean;
  refused(refusal: Refusal): void;
  /** Whether connections that carry nothing are to be ended. */
  readonly closing: boolean;
}
