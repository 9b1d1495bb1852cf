// SPDX-License-Identifier: Apache-2.0
import type { TrustRoot } from '@touchstone/model';
import { findValidSigners } from '../envelope/verify-envelope.js';
import { parsePublicKey } from '../keys/public-key.js';
import type { ParsedTrustRoot } from './parse-trust-root.js';

/**
 * Ids of the root keys of `paper` whose signatures on a trust root hold: its own paper, or the one before it. Signatures by
 * others are passed over, unlike those of a statement: a new version bears those of root keys that it no longer names.
 * Whether a root key has expired is not asked: who holds the threshold of a version may issue the next one.
 */
export function rootSigners({ signed }: ParsedTrustRoot, paper: TrustRoot): readonly string[] {
  return findValidSigners(signed, (id) => {
    const key = paper.rootKeys.includes(id) ? paper.keys.find((one) => one.id === id) : undefined;
    return key === undefined ? undefined : parsePublicKey(key.publicKey);
  });
}
