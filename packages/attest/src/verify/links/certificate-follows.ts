// SPDX-License-Identifier: Apache-2.0
import type { Assessment, StatementOf } from '@touchstone/model';
import type { Evidence } from '../../bundle/evidence.js';
import type { OpenBundle } from '../../bundle/open-bundle.js';
import { verifyCertificate } from '../../statement/verify-certificate.js';
import type { HeldWaiver } from '../../life/waived-by.js';
import type { RestOn } from '../chain.js';

/**
 * The certificate, made again from the bundle, is this one to the byte. Only the lab, tool, time of issue, measured artefacts
 * and what it supersedes are the signer's own words: no level, expiry or outcome is.
 */
export function certificateFollows(
  statement: StatementOf<'certificate'>,
  { index, indexDigest }: OpenBundle,
  judged: { readonly evidence: Evidence; readonly assessment: Assessment },
  waivers: readonly HeldWaiver[],
  restsOn: RestOn,
): void {
  verifyCertificate(statement, { index, indexDigest, ...judged }, waivers);
  restsOn('the certificate made again from index, evidence and assessment: the same bytes');
}
