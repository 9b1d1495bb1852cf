// SPDX-License-Identifier: Apache-2.0
import type { CertificateState, LogLife } from '@touchstone/attest';
import { TIERS } from '@touchstone/model';

/**
 * The certificate that a solution's listing is derived from. Of those that are valid the best vouched for, then the one
 * logged last: else whoever may certify anything could push a lab's verdict on another's product from its listing by
 * signing one of their own. Where none is valid: the last that is believed, then the last of all.
 */
export function findCertificateInForce(
  life: Pick<LogLife, 'certificates'>,
  solution: string,
): CertificateState | undefined {
  return life.certificates
    .filter(({ entry }) => entry.solution === solution)
    .reduce<CertificateState | undefined>(
      (best, one) => (best === undefined || compare(one, best) > 0 ? one : best),
      undefined,
    );
}

function compare(a: CertificateState, b: CertificateState): number {
  const [x, y] = [rank(a), rank(b)];
  return x[0] - y[0] || x[1] - y[1] || a.index - b.index;
}

function rank({ state, tier }: CertificateState): readonly [number, number] {
  if (state === 'valid') return [2, tier === null ? -1 : TIERS.indexOf(tier)];
  return [state === 'not believed' ? 0 : 1, 0];
}
