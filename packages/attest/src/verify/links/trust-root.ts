// SPDX-License-Identifier: Apache-2.0
import type { TrustedRoot } from '../../trust/trusted-root.js';
import type { RestOn } from '../chain.js';

/** Nothing is left to check of a trust root that was verified; it is said which one all of this rests on. */
export function tellTrustRoot({ paper, digest, signers }: TrustedRoot, restsOn: RestOn): void {
  restsOn(`${paper.name}, version ${paper.version}, until ${paper.expiresAt}`);
  restsOn(`its digest ${digest}`);
  restsOn(
    `signed by ${signers.length} of ${paper.rootKeys.length} root keys, of which ${paper.threshold} must`,
  );
}
