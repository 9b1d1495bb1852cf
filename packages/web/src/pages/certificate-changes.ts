// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';

/** A fact of a certificate that is another than in the one before it. */
interface CertificateChange {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** Facts of a certificate that readers compare, in the order of their weight. */
const FACTS: readonly { readonly what: string; readonly of: (one: ListedCertificate) => string }[] = [
  { what: 'level', of: ({ level }) => level ?? 'none' },
  { what: 'version', of: ({ versions }) => versions.join(', ') },
  { what: 'guideline', of: ({ guideline }) => guideline },
  { what: 'lab', of: ({ labName }) => labName },
  { what: 'tier', of: ({ tier }) => tier ?? 'not believed' },
];

/**
 * What became another from one certificate of a solution to the next: of each but the oldest. `history` is the newest first,
 * and so are the answers.
 */
export function certificateChanges(
  history: readonly ListedCertificate[],
): ReadonlyMap<string, readonly CertificateChange[]> {
  const changes = new Map<string, readonly CertificateChange[]>();
  for (const [index, one] of history.entries()) {
    const before = history[index + 1];
    if (before === undefined) continue;
    const changed = FACTS.map(({ what, of }) => ({ what, from: of(before), to: of(one) }));
    changes.set(
      one.envelope,
      changed.filter(({ from, to }) => from !== to),
    );
  }
  return changes;
}
