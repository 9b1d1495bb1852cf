// SPDX-License-Identifier: Apache-2.0
import { homedir } from 'node:os';
import type { StoreWorld } from '@touchstone/attest';
import { readText } from '../papers/read-text.js';

/** What this machine gives to whoever opens a log: variables, files such as clouds.yaml, the time. */
export function storeWorld(env: NodeJS.ProcessEnv): StoreWorld {
  return { env, cwd: process.cwd(), home: homedir(), readText, now: Date.now };
}
