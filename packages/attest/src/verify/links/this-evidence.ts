// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type BundleIndex, type Certificate } from '@touchstone/model';
import type { OpenBundle } from '../../bundle/open-bundle.js';
import type { RestOn } from '../chain.js';
import { howMany } from './how-many.js';

type Role = BundleIndex['members'][number]['role'];

/** The certificate is about this bundle and no other, by the digest of its index, and so of every member. */
export function thisEvidence(
  { evidence }: Certificate,
  { index, indexDigest }: OpenBundle,
  restsOn: RestOn,
): void {
  if (evidence.bundle !== indexDigest) {
    const changed = changedRoles(evidence, index);
    const which = changed.length === 0 ? 'its members differ' : `other than certified: ${changed.join(', ')}`;
    throw new TouchstoneError(
      'VERIFY_EVIDENCE',
      `The certificate is about the bundle ${evidence.bundle}, and this is ${indexDigest}; ${which}.`,
      {
        hint: 'Someone changed the evidence, or moved the certificate here from another bundle.',
        details: { certified: evidence.bundle, found: indexDigest, changed },
      },
    );
  }
  restsOn(`the digest of the index: ${indexDigest}`);
  restsOn(
    `${howMany(evidence.recordings.length, 'recording')}, ${howMany(evidence.scans.length, 'scan')}, manifest ${evidence.manifest}`,
  );
}

/** The roles whose members are not those that the certificate names: which of them someone touched. */
function changedRoles(evidence: Certificate['evidence'], { members }: BundleIndex): readonly Role[] {
  const found = (role: Role): string =>
    [...new Set(members.filter((one) => one.role === role).map(({ digest }) => digest))].sort().join();
  const named: readonly (readonly [Role, string])[] = [
    ['manifest', evidence.manifest],
    ['assessment', evidence.assessment],
    ['recording', evidence.recordings.join()],
    ['scan', evidence.scans.join()],
  ];
  return named.flatMap(([role, digests]) => (found(role) === digests ? [] : [role]));
}
