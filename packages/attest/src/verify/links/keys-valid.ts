// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { keyStanding } from '../../trust/key-standing.js';
import type { Signer } from '../believed.js';
import type { RestOn } from '../chain.js';

/**
 * Every key that signed was valid at a moment: when the log took the certificate, since the time that a signer writes is
 * whatever it likes. What was logged before a key was revoked stays good: docs/decisions/keys-are-judged-when-logged.md.
 */
export function keysValid(signers: readonly Signer[], moment: Date, restsOn: RestOn): void {
  for (const { id, trusted } of signers) {
    if (trusted === undefined) continue;
    const { key, owner } = trusted;
    const standing = keyStanding(key, moment);
    if (standing !== 'valid') {
      const since =
        key.revoked === undefined ? '' : `, revoked from ${key.revoked.at} on (${key.revoked.reason})`;
      throw new TouchstoneError(
        standing === 'revoked' ? 'VERIFY_KEY_REVOKED' : 'VERIFY_KEY_NOT_VALID',
        `Key ${id} of ${owner.id} was ${standing} at ${moment.toISOString()}: it is valid from ${key.validFrom} until ${key.validUntil}${since}.`,
        {
          hint: 'Ask the lab for a certificate by a key that it holds now.',
          details: { key: id, owner: owner.id, standing, at: moment.toISOString() },
        },
      );
    }
    restsOn(`key ${id} of ${owner.id} was valid at ${moment.toISOString()}`);
  }
}
