// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type StatementOf } from '@touchstone/model';
import type { LogLife } from '../../life/certificate-states.js';
import { applyRevocation } from '../../life/revocations.js';
import type { LogView } from '../log-view.js';
import type { SignedWaiver } from './good-waivers.js';
import type { LoggedPlace } from './logged-entry.js';

/**
 * By the log as it is now, no waiver was taken back, and no key that signed one: the level that is shown beside the
 * certificate's own would else outlive the word that it rests on.
 */
export function waiversNotTakenBack(
  waivers: readonly SignedWaiver[],
  { predicate }: StatementOf<'certificate'>,
  { index }: LoggedPlace,
  { life }: LogView,
): void {
  const named = new Set(predicate.waived?.criteria.map(({ waiver }) => waiver));
  for (const waiver of waivers) {
    verifyNotRevoked(waiver, life);
    // One that the certificate names was there when that was logged; of another only its own entry tells since when.
    const { digest } = waiver.envelope;
    if (named.has(digest)) verifyKeys(waiver, life, index);
    else if (!life.waivers.some(({ envelope }) => envelope === digest)) verifyKeys(waiver, life, Infinity);
  }
}

function verifyNotRevoked({ envelope, statement }: SignedWaiver, { revocations }: LogLife): void {
  const { by, criterion } = statement.predicate;
  const revoked = revocations
    .filter((one) => one.what === 'waiver')
    .filter(({ subjects }) => subjects.some((hex) => `sha256:${hex}` === envelope.payloadDigest))
    .map((one) => applyRevocation(one, by))
    .find(({ effect }) => effect);
  if (revoked === undefined) return;
  throw new TouchstoneError(
    'VERIFY_REVOKED',
    `The log says that the waiver of ${criterion} was revoked by ${revoked.by} at ${revoked.loggedAt}: ${revoked.statement}`,
    {
      hint: 'Ask for a certificate without it.',
      details: { waiver: envelope.digest, entry: revoked.index },
    },
  );
}

/** @param before entries from this index on came too late to matter */
function verifyKeys({ envelope, statement }: SignedWaiver, { keys }: LogLife, before: number): void {
  for (const { keyid } of envelope.envelope.signatures) {
    const revoked = keys
      .find(({ id }) => id === keyid)
      ?.revocations.find(({ effect, index }) => effect && index < before);
    if (revoked === undefined) continue;
    throw new TouchstoneError(
      'VERIFY_KEY_REVOKED',
      `Key ${keyid}, which signed the waiver of ${statement.predicate.criterion}, was revoked by entry ${revoked.index} of the log, at ${revoked.loggedAt}: ${revoked.statement}`,
      {
        hint: 'Ask for a waiver by a key that is in force, or for a certificate without it.',
        details: { key: keyid, entry: revoked.index },
      },
    );
  }
}
