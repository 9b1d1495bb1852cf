// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type TrustRoot } from '@touchstone/model';
import { keyProblems } from './key-rules.js';
import { logProblems } from './log-rules.js';
import { repeated, type TrustProblem } from './trust-problem.js';

/**
 * Holds a trust root that fits its schema to what a schema cannot say: ids match keys, owners exist, thresholds can be
 * met, times do not contradict each other, nothing is named twice.
 * @throws TouchstoneError TRUST_RULE, naming the first problem; `details.problems` has all
 */
export function verifyTrustRules(root: TrustRoot, name: string): void {
  const problems = [
    ...rootProblems(root),
    ...repeated(
      'owners',
      'id',
      root.owners.map(({ id }) => id),
    ),
    ...keyProblems(root),
    ...logProblems(root),
    ...repeated(
      'guidelines',
      'version',
      root.guidelines.map(({ version }) => version),
    ),
  ];
  const [first] = problems;
  if (first === undefined) return;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new TouchstoneError('TRUST_RULE', `${name}: ${first.field}: ${first.rule}${more}`, {
    hint: 'Mend the paper and sign it anew: touchstone trust sign PAPER --key ROOTKEY.',
    details: { file: name, problems },
  });
}

function* rootProblems({
  issuedAt,
  expiresAt,
  threshold,
  rootKeys,
  keys,
}: TrustRoot): Iterable<TrustProblem> {
  if (issuedAt >= expiresAt) yield { field: 'expiresAt', rule: 'must lie after issuedAt' };
  // The same key named twice would meet a threshold of two alone.
  if (new Set(rootKeys).size !== rootKeys.length) yield { field: 'rootKeys', rule: 'names each key once' };
  if (threshold > rootKeys.length) {
    yield { field: 'threshold', rule: `asks for ${threshold} of ${rootKeys.length} root keys` };
  }
  for (const [i, id] of rootKeys.entries()) {
    const key = keys.find((one) => one.id === id);
    const field = `rootKeys.${i}`;
    if (key?.may.includes('root') !== true) {
      yield { field, rule: 'must be the id of one of `keys`, with the power `root`' };
    } else if (key.revoked !== undefined || issuedAt < key.validFrom || issuedAt >= key.validUntil) {
      yield { field, rule: 'must be valid when the trust root is issued, and not revoked' };
    }
  }
}
