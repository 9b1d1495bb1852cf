// SPDX-License-Identifier: Apache-2.0
import { IN_TOTO_PAYLOAD, TouchstoneError } from '@touchstone/model';
import type { OpenBundle } from '../../bundle/open-bundle.js';
import { parseEnvelope, type ParsedEnvelope } from '../../envelope/parse-envelope.js';
import { verifyPayloadType } from '../../envelope/verify-envelope.js';
import type { RestOn } from '../chain.js';

/** The certificate's envelope, in the one form that it can be written in. Nothing of it is believed yet. */
export function certificateEnvelope({ path, attestation }: OpenBundle, restsOn: RestOn): ParsedEnvelope {
  if (attestation.certificate === undefined) {
    throw new TouchstoneError('VERIFY_NO_CERTIFICATE', `${path} is not signed: it holds no certificate.`, {
      hint: 'Sign it with touchstone sign, or recompute its verdict alone with touchstone assess.',
    });
  }
  const envelope = parseEnvelope(attestation.certificate, `${path}: certificate`);
  verifyPayloadType(envelope, IN_TOTO_PAYLOAD);
  restsOn(`envelope ${envelope.digest}`);
  restsOn(`statement ${envelope.payloadDigest}`);
  return envelope;
}
