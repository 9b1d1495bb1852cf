// SPDX-License-Identifier: Apache-2.0
import { PlatformMatrix } from '../../charts/index.js';
import { EmptyState, PageSection, paths } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';

/** Release × platform: what was tested where, and when. */
export function PlatformsSection({ listing }: SectionProps) {
  const { lowestRelease, platforms, releases, claims } = listing;
  return (
    <PageSection
      id="platforms"
      title="Releases and platforms"
      lead={
        lowestRelease === null || lowestRelease.release === null
          ? undefined
          : `What it was seen to use is there from ${lowestRelease.release} on, because of ${lowestRelease.because.slice(0, 3).join(', ')}.`
      }
    >
      {platforms.length === 0 ? (
        <EmptyState next={<a href={paths.how}>How a run comes about</a>}>
          It ran on no release, and its vendor claims none.
        </EmptyState>
      ) : (
        <PlatformMatrix
          solution={listing.id}
          cells={platforms}
          releases={releases.map(({ release }) => release).toReversed()}
        />
      )}
      {claims.services.length === 0 ? null : (
        <p className="aside after-table">Its vendor claims these services: {claims.services.join(', ')}.</p>
      )}
    </PageSection>
  );
}
