// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Waiver } from '@touchstone/model';

/** The longest that a criterion can be waived: then whoever waived it looks at it again. */
const LONGEST_WAIVER_MS = 365 * 24 * 3_600_000;

/**
 * A waiver ends, and within a year: also one that another program made, or the thief of a key.
 * @throws TouchstoneError WAIVER_TIME when it ends before it begins, or lasts longer than a year
 */
export function verifyWaiverTime({ issuedAt, expiresAt }: Pick<Waiver, 'issuedAt' | 'expiresAt'>): void {
  const lasts = Date.parse(expiresAt) - Date.parse(issuedAt);
  if (lasts > 0 && lasts <= LONGEST_WAIVER_MS) return;
  throw new TouchstoneError(
    'WAIVER_TIME',
    `A waiver from ${issuedAt} until ${expiresAt} ${lasts <= 0 ? 'is never in force' : 'lasts longer than a year'}.`,
    { hint: 'Let it end within 365 days from now; it can be given again then.' },
  );
}
