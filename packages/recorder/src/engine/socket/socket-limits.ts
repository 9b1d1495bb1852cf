// SPDX-License-Identifier: Apache-2.0
import type { EngineLimits } from '../engine.js';

export interface SocketLimits extends EngineLimits {
  /** Milliseconds that a client may go on sending a body that the cloud has answered without reading. */
  readonly drainMs: number;
  /** Milliseconds that an ended connection is read on, so that the client gets the last answer and no reset. */
  readonly lingerMs: number;
}

export const SOCKET_LIMITS = Object.freeze({ drainMs: 30_000, lingerMs: 5000 });
/** Bytes of further requests, or of a body before the cloud's connection stands, that are kept waiting. */
export const WAITING_BYTES = 64 * 1024;
