// SPDX-License-Identifier: Apache-2.0
import {
  IN_TOTO_PAYLOAD,
  sha256Digest,
  TouchstoneError,
  type Assessment,
  type StatementOf,
} from '@touchstone/model';
import type { OpenBundle } from '../../bundle/open-bundle.js';
import { verifyEnvelope } from '../../envelope/verify-envelope.js';
import { waivedBy, type HeldWaiver } from '../../life/waived-by.js';
import { parseSignedStatement, type SignedStatement } from '../../statement/parse-signed-statement.js';
import type { Believed } from '../believed.js';
import type { RestOn } from '../chain.js';
import { keysValid } from './keys-valid.js';

export type SignedWaiver = SignedStatement<'waiver'>;

/** The waivers of a bundle, all or some; nothing of them is believed yet. @throws what parseSignedStatement throws */
export function readWaivers(
  { path, attestation }: OpenBundle,
  which: (bytes: Uint8Array) => boolean = () => true,
): readonly SignedWaiver[] {
  return attestation.waivers
    .filter(which)
    .map((bytes) =>
      parseSignedStatement(bytes, `${path}: waiver ${sha256Digest(bytes).slice(7, 19)}`, 'waiver'),
    );
}

export function heldWaiver({ envelope, statement }: SignedWaiver): HeldWaiver {
  return { digest: envelope.digest, statement };
}

/**
 * Every waiver in the bundle is by who may waive, fits the assessment and is in force: one that nobody may believe must not be
 * shown beside a level. Those that the certificate names were there when it was logged; others came later.
 */
export function goodWaivers(
  waivers: readonly SignedWaiver[],
  statement: StatementOf<'certificate'>,
  assessment: Assessment,
  by: Believed,
  times: { readonly at: Date; readonly logged: Date },
  restsOn: RestOn,
): void {
  const named = new Set(statement.predicate.waived?.criteria.map(({ waiver }) => waiver));
  for (const { envelope, statement: waiver } of waivers) {
    const signers = verifyEnvelope(envelope, IN_TOTO_PAYLOAD, by.findKey).map(by.signer);
    const { by: owner, criterion, expiresAt, reason } = waiver.predicate;
    const may = signers.some(
      ({ trusted }) =>
        trusted === undefined || (trusted.owner.id === owner && trusted.key.may.includes('waive')),
    );
    if (!may) {
      throw new TouchstoneError(
        'VERIFY_WAIVER',
        `${envelope.name}: no key of ${owner} that may waive has signed it.`,
        {
          hint: 'Leave it out, or have it signed by who may: the trust root says who.',
          details: { by: owner, criterion },
        },
      );
    }
    keysValid(signers, named.has(envelope.digest) ? times.logged : times.at, restsOn);
    // Nobody vouches that a key which was only named may speak for the owner that it names.
    const who = by.root === undefined ? `who signed, in the name of ${owner},` : owner;
    restsOn(`${who} waives ${criterion} until ${expiresAt}: ${reason}`);
  }
  waivedBy(assessment, waivers.map(heldWaiver), times.at);
  if (waivers.length === 0) restsOn('there are none');
}
