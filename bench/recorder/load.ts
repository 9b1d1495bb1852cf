// SPDX-License-Identifier: Apache-2.0
import type { Shape } from './answers.js';
import { loadWithNode } from './load-node.js';
import { loadWithWrk } from './load-wrk.js';
import { findProgram } from './spawn-process.js';

/** What a burst of requests came to. Times are from sending a request to the end of its answer. */
export interface Burst {
  readonly requests: number;
  readonly seconds: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Answers outside 2xx, broken connections, timeouts. */
  readonly errors: number;
}

export interface BurstOptions {
  readonly shape: Shape;
  /** Kept connections, one request under way on each. */
  readonly connections: number;
  readonly seconds: number;
}

/** Sends requests for so long. */
export type Load = (port: number, options: BurstOptions) => Promise<Burst>;

/** wrk where it is installed, since it costs the least; else our own. */
export function chooseLoad(): { readonly name: string; readonly load: Load } {
  const wrk = findProgram('wrk');
  return wrk === undefined
    ? { name: 'a load generator in Node (wrk is not installed)', load: loadWithNode }
    : { name: 'wrk', load: (port, options) => loadWithWrk(wrk, port, options) };
}
