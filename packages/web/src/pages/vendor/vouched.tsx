// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import { Mark, paths, TierBadge } from '../../design/index.js';

export interface VouchedProps {
  readonly certificate: ListedCertificate;
  /** It rests on no run. */
  readonly scanOnly: boolean;
}

/** Who stands behind a certificate, leading to the lab. */
export function Vouched({ certificate, scanOnly }: VouchedProps) {
  const { tier, lab, labName } = certificate;
  return (
    <>
      {tier === null ? (
        <Mark glyph="unknown" tone="bad" word="not believed" />
      ) : (
        <TierBadge tier={tier} scanOnly={scanOnly} />
      )}
      <small>
        by <a href={paths.lab(lab)}>{labName}</a>
      </small>
    </>
  );
}
