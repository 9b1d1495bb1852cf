// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type CertificateEntry } from '@touchstone/model';
import type { RestOn } from '../chain.js';
import { CLOCK_SKEW } from './certificate-entry.js';
import type { LoggedPlace } from './logged-entry.js';

/**
 * As many witnesses as the trust root asks for have cosigned the checkpoint, while the log's key was valid. Without
 * witnesses a log could show one history here and another elsewhere, and only --log would tell.
 * @returns how many there are
 */
export function witnessed(
  { loggedAt }: CertificateEntry,
  { log, checkpoint }: LoggedPlace,
  restsOn: RestOn,
): number {
  const [from, until] = [Date.parse(log.validFrom), Date.parse(log.validUntil)];
  const witnesses = checkpoint.witnesses.map(({ name, timestamp }) => ({ name, at: timestamp * 1000 }));
  const early = witnesses.find(({ at }) => at < Date.parse(loggedAt) - CLOCK_SKEW);
  if (early !== undefined) {
    // The log would have known the entry before it took it: its clock, or the entry, is not to be believed.
    throw new TouchstoneError(
      'VERIFY_ORDER',
      `${early.name} cosigned at ${new Date(early.at).toISOString()} what says that it was logged later, at ${loggedAt}.`,
      {
        hint: "The log's clock is wrong, or it backdates nothing and forward-dates this.",
        details: { witness: early.name, loggedAt },
      },
    );
  }
  const counted = witnesses.filter(({ at }) => at >= from && at < until);
  const { quorum } = log.witnesses;
  if (counted.length < quorum) {
    throw new TouchstoneError(
      'LOG_WITNESSES',
      `${counted.length} trusted witnesses cosigned the checkpoint while the log's key was valid; ${quorum} must.`,
      {
        hint: 'Fetch a proof with the cosignatures of more witnesses from the log.',
        details: { found: counted.map(({ name }) => name), quorum },
      },
    );
  }
  for (const { name, at } of counted) restsOn(`${name}, at ${new Date(at).toISOString()}`);
  restsOn(`${counted.length} of at least ${quorum}`);
  return counted.length;
}
