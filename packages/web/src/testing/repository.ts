// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type StoreWorld, type TrustedRoot, verifyTrustRoot } from '@touchstone/attest';

/** A file or folder of the repository, by its path in it. */
export function placeOf(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}

/** The demo's trust root, as it is believed at a moment. */
export async function demoTrustRoot(at: Date): Promise<TrustedRoot> {
  const name = 'trust/trust-root.dsse.json';
  return verifyTrustRoot([{ name, bytes: await readFile(placeOf(name)) }], at);
}

/** A log in a folder needs nothing of the world around it but a clock. */
export function folderWorld(now: () => number): StoreWorld {
  return { now, env: {}, cwd: '/', home: '/', readText: () => undefined };
}
