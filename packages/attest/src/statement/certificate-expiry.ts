// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Assessment } from '@touchstone/model';

/** How long evidence speaks, in ms: 365 days. */
const LIFE = 365 * 24 * 60 * 60 * 1000;

/**
 * When a certificate ends: 365 days after the oldest run that counted began, so that nobody renews by signing old evidence anew;
 * where nothing ran (a profile by scan alone), 365 days after it is issued. Runs that only recorded a command do not count.
 *
 * @throws TouchstoneError STATEMENT_TIME where a run begins after the certificate is issued; STATEMENT_EXPIRED where it
 *   would have ended before it began
 */
export function certificateExpiry(assessment: Assessment, issuedAt: Date): Date {
  const began = assessment.runs
    .filter(({ purpose }) => purpose !== 'record')
    .map(({ startedAt }) => Date.parse(startedAt));
  if (began.some((time) => time > issuedAt.getTime())) {
    throw new TouchstoneError(
      'STATEMENT_TIME',
      `A run began at ${new Date(Math.max(...began)).toISOString()}, after the time of signing, ${issuedAt.toISOString()}.`,
      { hint: 'Set the clock of the machine that is wrong, and run or sign again.' },
    );
  }
  const oldest = began.length === 0 ? issuedAt.getTime() : Math.min(...began);
  const expiresAt = new Date(oldest + LIFE);
  if (expiresAt > issuedAt) return expiresAt;
  throw new TouchstoneError(
    'STATEMENT_EXPIRED',
    `The oldest run is of ${new Date(oldest).toISOString()}: a certificate would have ended at ${expiresAt.toISOString()}.`,
    { hint: 'Run the recipe again: a certificate is renewed by evidence, not by a signature.' },
  );
}
