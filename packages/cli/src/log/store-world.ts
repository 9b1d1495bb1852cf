// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import type { StoreWorld } from '@touchstone/attest';

/** What this machine gives to whoever opens a log: variables, files such as clouds.yaml, the time. */
export function storeWorld(env: NodeJS.ProcessEnv): StoreWorld {
  return { env, cwd: process.cwd(), home: homedir(), readText, now: Date.now };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
