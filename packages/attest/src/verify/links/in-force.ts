// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Certificate } from '@touchstone/model';
import type { RestOn } from '../chain.js';
import { CLOCK_SKEW } from './certificate-entry.js';

/**
 * The certificate has begun and has not ended at the moment asked for, and was logged by then.
 * @param logged when the log took it; undefined where no log did
 */
export function inForce(
  { issuedAt, expiresAt, runs }: Certificate,
  at: Date,
  logged: Date | undefined,
  restsOn: RestOn,
): void {
  if (at.getTime() >= Date.parse(expiresAt)) {
    throw new TouchstoneError(
      'VERIFY_EXPIRED',
      `It expired at ${expiresAt}; asked was ${at.toISOString()}.`,
      {
        hint: 'It is renewed by new runs. What held at an earlier time is asked with --at.',
        details: { expiresAt, at: at.toISOString() },
      },
    );
  }
  const begun = Math.max(Date.parse(issuedAt), logged?.getTime() ?? 0);
  if (at.getTime() < begun - CLOCK_SKEW) {
    const since = new Date(begun).toISOString();
    throw new TouchstoneError(
      'VERIFY_NOT_YET',
      `It was issued and logged at ${since}; asked was ${at.toISOString()}.`,
      {
        hint: 'Ask for a later moment with --at, or look at the clock of this machine.',
        details: { issuedAt, loggedAt: logged?.toISOString() ?? null, at: at.toISOString() },
      },
    );
  }
  const oldest = runs
    .filter(({ purpose }) => purpose !== 'record')
    .map(({ startedAt }) => startedAt)
    .sort()[0];
  restsOn(`from ${issuedAt} until ${expiresAt}, at ${at.toISOString()}`);
  restsOn(
    oldest === undefined ? 'a year from its issue: nothing ran' : `a year from its oldest run, ${oldest}`,
  );
}
