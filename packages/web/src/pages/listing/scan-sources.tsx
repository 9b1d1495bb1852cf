// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import { DigestLink, OutsideLink } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';

/** The scans that what is counted of the source comes from: each with all places that a page has no room for. */
export function ScanSources({ listing }: Pick<SectionProps, 'listing'>) {
  return listing.scans.map(({ scan, subject: { repository, commit }, files, of }) => (
    <p key={scan} className="aside">
      From the scan <DigestLink digest={scan} />, which names the places: {formatCounted(files.read, 'file')}
      {of === 'another tree' ? ' of another tree' : ''}
      {repository === null ? null : (
        <>
          {' '}
          of <OutsideLink href={repository} />
        </>
      )}
      {commit === null ? null : (
        <>
          {' '}
          at <code>{commit.slice(0, 12)}</code>
        </>
      )}
      .
    </p>
  ));
}
