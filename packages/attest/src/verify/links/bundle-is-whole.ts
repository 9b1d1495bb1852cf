// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256Digest, TouchstoneError } from '@touchstone/model';
import type { OpenBundle } from '../../bundle/open-bundle.js';
import type { RestOn } from '../chain.js';

/** Every member has the digest that the index names: opening it has seen to that. What is left is the index itself. */
export function bundleIsWhole({ index, indexDigest, path }: OpenBundle, restsOn: RestOn): void {
  if (sha256Digest(`${canonicalJson(index)}\n`) !== indexDigest) {
    throw new TouchstoneError('VERIFY_INDEX', `${path}: bundle.json is not in canonical form (RFC 8785).`, {
      hint: 'Two readers could take it for two bundles. Get it again as it was signed.',
      details: { index: indexDigest },
    });
  }
  restsOn(`index ${indexDigest}, which names ${index.members.length} members by digest`);
}
