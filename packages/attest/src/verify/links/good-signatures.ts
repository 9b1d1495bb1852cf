// SPDX-License-Identifier: Apache-2.0
import { IN_TOTO_PAYLOAD } from '@touchstone/model';
import type { ParsedEnvelope } from '../../envelope/parse-envelope.js';
import { verifyEnvelope } from '../../envelope/verify-envelope.js';
import type { Believed, Signer } from '../believed.js';
import type { RestOn } from '../chain.js';

/**
 * Every signature is good, and by a key that is believed: docs/decisions/an-unknown-signature-refuses.md. When the keys were
 * valid is asked later, since only the log tells when they signed.
 */
export function goodSignatures(envelope: ParsedEnvelope, by: Believed, restsOn: RestOn): readonly Signer[] {
  const signers = verifyEnvelope(envelope, IN_TOTO_PAYLOAD, by.findKey).map(by.signer);
  for (const signer of signers) restsOn(describeSigner(signer));
  return signers;
}

/** `key 0123456789ab… of Acme Labs (acme, lab), from … until …`. */
export function describeSigner({ id, trusted }: Signer): string {
  if (trusted === undefined) return `key ${id}, which you named; nobody else vouches for it`;
  const { key, owner } = trusted;
  const revoked = key.revoked === undefined ? '' : `, revoked from ${key.revoked.at} on`;
  return `key ${id} of ${owner.name} (${owner.kind} ${owner.id}), from ${key.validFrom} until ${key.validUntil}${revoked}`;
}
