// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import { StackedBars } from '../../charts/index.js';
import { PageSection, paths, STANDING_LOOKS } from '../../design/index.js';
import { searchFor, searchPath } from '../search-links.js';
import type { EcosystemUsage } from './ecosystem-usage.js';

const PARTS = [
  { key: 'tested', look: 'full' },
  { key: 'failed', look: 'crossed' },
  { key: 'extrapolated', look: 'hollow' },
  { key: 'claimed', look: 'faint' },
] as const;

/** How far each release was taken up. */
export function ReleasesSection({
  usage,
  solutions,
}: {
  readonly usage: EcosystemUsage;
  readonly solutions: number;
}) {
  return (
    <PageSection
      id="releases"
      title="Release adoption"
      lead={
        <>
          How solutions stand on each release, whatever the platform.{' '}
          <a href={paths.platforms}>The same by kind of platform</a>.
        </>
      }
    >
      <StackedBars
        oneScale
        caption="Solutions by standing, the newest release first."
        rowHead="Release"
        without="nothing ran, and no vendor claims them"
        parts={PARTS.map((part) => ({ ...part, means: STANDING_LOOKS[part.key].means }))}
        besides={['not run']}
        stacks={usage.releases.map(({ release, counts }) => ({
          key: release,
          label: <a href={searchPath(searchFor({ release: [release] }))}>{release}</a>,
          counts,
          note: `${formatCount(counts.tested ?? 0)} of ${formatCount(solutions)} tested`,
        }))}
      />
    </PageSection>
  );
}
