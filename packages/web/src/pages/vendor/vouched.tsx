// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import { Mark, paths, TierBadge } from '../../design/index.js';

/** Who stands behind a certificate, leading to the lab. */
export function Vouched({ certificate }: { readonly certificate: ListedCertificate }) {
  const { tier, lab, labName } = certificate;
  return (
    <>
      {tier === null ? <Mark glyph="unknown" tone="bad" word="not believed" /> : <TierBadge tier={tier} />}
      <small>
        by <a href={paths.lab(lab)}>{labName}</a>
      </small>
    </>
  );
}
