// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';

/**
 * Stands in for tokens and names: equal inputs of one run give equal hashes, and nobody can guess their way back, because
 * the key is random, lives in memory alone and is never written.
 */
export interface KeyedHash {
  /** `h:` and 32 hex digits. */
  token(value: string): string;
  /** `h:` and 32 hex digits, never equal to a token's. */
  name(value: string): string;
}

/** @param key at least 16 random bytes, made anew for each run */
export function createKeyedHash(key: Uint8Array): KeyedHash {
  const hash = (domain: string, value: string): string =>
    `h:${createHmac('sha256', key).update(domain).update('\0').update(value).digest('hex').slice(0, 32)}`;
  return { token: (value) => hash('token', value), name: (value) => hash('name', value) };
}
