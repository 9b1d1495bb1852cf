// SPDX-License-Identifier: Apache-2.0
import type { Log } from '../sequencer/log.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { LogMemory } from './log-memory.js';

/** What publishing needs, in a server and in process alike. */
export interface PublishWorld {
  readonly log: Log;
  /** Whom the log believes: it takes nothing that this trust root does not vouch for. */
  readonly root: TrustedRoot;
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number;
  readonly memory: LogMemory;
}

/** @param clock now, in milliseconds since 1970 */
export function publishWorld(log: Log, root: TrustedRoot, clock: () => number): PublishWorld {
  return { log, root, clock, memory: new LogMemory(log, root) };
}

/** A paper in the log, with what shows it. */
export interface Published {
  readonly index: number;
  /** Whether it was new to the log. */
  readonly fresh: boolean;
  /** The entry's exact bytes. */
  readonly entry: Uint8Array;
  /** A c2sp.org/tlog-proof. */
  readonly proof: Uint8Array;
}
