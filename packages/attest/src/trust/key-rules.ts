// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type TrustedKey, type TrustRoot } from '@touchstone/model';
import { parsePublicKey } from '../keys/public-key.js';
import type { VerifyingKey } from '../keys/signing-key.js';
import { repeated, type TrustProblem } from './trust-problem.js';

/** What is wrong with the keys of a trust root. */
export function* keyProblems({ keys, owners, rootKeys, issuedAt }: TrustRoot): Iterable<TrustProblem> {
  yield* repeated(
    'keys',
    'id',
    keys.map(({ id }) => id),
  );
  const known = new Set(owners.map(({ id }) => id));
  for (const [i, key] of keys.entries()) {
    const at = (field: string, rule: string): TrustProblem => ({ field: `keys.${i}.${field}`, rule });
    yield* publicKeyProblems(key, at);
    if (!known.has(key.owner)) yield at('owner', `${key.owner} is not the id of one of \`owners\``);
    if (key.validFrom >= key.validUntil) yield at('validUntil', 'must lie after validFrom');
    if (new Set(key.may).size !== key.may.length) yield at('may', 'names each power once');
    const retired = key.revoked !== undefined || key.validUntil <= issuedAt;
    if (key.may.includes('root') && !rootKeys.includes(key.id) && !retired) {
      yield at(
        'may',
        '`root` is for keys that `rootKeys` names, and for those that have expired or are revoked',
      );
    }
  }
}

function* publicKeyProblems(
  key: TrustedKey,
  at: (field: string, rule: string) => TrustProblem,
): Iterable<TrustProblem> {
  const parsed = findPublicKey(key.publicKey);
  if (parsed === undefined) {
    yield at('publicKey', 'is no public key that we read: Ed25519 or ECDSA P-256, as PEM');
    return;
  }
  if (parsed.id !== key.id) yield at('id', `is not that of its public key, ${parsed.id}`);
  if (parsed.algorithm !== key.algorithm) yield at('algorithm', `its public key is ${parsed.algorithm}`);
  // One spelling of a key: else a paper could be changed without a change of what it says.
  if (parsed.pem !== key.publicKey) yield at('publicKey', 'must be written as touchstone key show prints it');
}

/** The key that a PEM text holds; undefined where it holds none that we read. */
function findPublicKey(pem: string): VerifyingKey | undefined {
  try {
    return parsePublicKey(pem);
  } catch (error) {
    if (isTouchstoneError(error)) return undefined;
    throw error;
  }
}
