// SPDX-License-Identifier: Apache-2.0
import type { KeyOwner, TrustedKey } from '@touchstone/model';

/** What a key is worth at a moment. */
export type KeyStanding = 'valid' | 'not yet valid' | 'expired' | 'revoked';

/**
 * What a trusted key is worth at a moment: from `validFrom` up to, and not at, `validUntil`; not from `revoked.at` on.
 * The moment is when the log took what the key signed: a signature's own time is whatever its maker writes.
 */
export function keyStanding(key: TrustedKey, at: Date): KeyStanding {
  const moment = at.getTime();
  // A stolen key's last day is told first: that it has also expired would sound like an oversight.
  if (key.revoked !== undefined && moment >= Date.parse(key.revoked.at)) return 'revoked';
  if (moment < Date.parse(key.validFrom)) return 'not yet valid';
  return moment < Date.parse(key.validUntil) ? 'valid' : 'expired';
}

/**
 * Whether two owners are labs of different organisations, so that what both find is found twice. Capitals, spaces,
 * punctuation and what nobody sees make no second organisation.
 */
export function areIndependent(one: KeyOwner, other: KeyOwner): boolean {
  const labs = one.kind === 'lab' && other.kind === 'lab';
  return labs && one.id !== other.id && plainName(one.operator) !== plainName(other.operator);
}

function plainName(operator: string): string {
  const spelled = operator.normalize('NFKC').replaceAll(/[\p{Cf}\p{P}]/gu, '');
  return spelled.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
