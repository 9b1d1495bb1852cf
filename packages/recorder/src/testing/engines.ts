// SPDX-License-Identifier: Apache-2.0
import type { CreateEngine } from '../engine/engine.js';
import { createNodeHttpEngine } from '../engine/node-http/node-http-engine.js';
import { createSocketEngine } from '../engine/socket/socket-engine.js';

/** Every engine, by the name that tests give it. All of them keep the same promises and run the same tests. */
export const ENGINES: readonly (readonly [name: EngineName, create: CreateEngine])[] = [
  ['node:http', createNodeHttpEngine],
  ['socket', createSocketEngine],
];
export type EngineName = 'node:http' | 'socket';
