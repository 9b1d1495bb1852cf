// SPDX-License-Identifier: Apache-2.0
import { formatCount, STANDINGS } from '@touchstone/model';
import { type Release, releases } from '@touchstone/openstack';
import type { LiveView } from '@touchstone/registry';
import {
  EmptyState,
  PageHead,
  PageSection,
  paths,
  PLATFORM_KINDS,
  type PlatformKind,
  Scroll,
  STANDING_LOOKS,
  StandingMark,
} from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { platformCounts } from './platform-standing.js';

const SHOWN = STANDINGS.filter((standing) => standing !== 'not run');

/** Releases × kinds of platforms: how many solutions stand how. */
export function showPlatforms({ view }: PageSources): Shown {
  const all = releases().toReversed();
  const isSaid = (release: string) =>
    PLATFORM_KINDS.some(({ kind }) => Object.keys(platformCounts(view, kind, release)).length > 0);
  const oldest = all.findLastIndex(({ name, status }) => status === 'maintained' || isSaid(name));
  const rows = all.slice(0, oldest + 1);
  const older = all.slice(oldest + 1);
  const caption = 'Solutions by standing on each release and kind of platform, the newest release first.';
  return {
    kind: 'page',
    page: {
      path: paths.platforms,
      title: 'Platforms',
      description: 'On which releases of OpenStack, and on which kinds of clouds, solutions were run.',
      section: 'ecosystem',
      crumbs: [{ name: 'Ecosystem', href: paths.ecosystem }, { name: 'Platforms' }],
      body: (
        <>
          <PageHead
            title="Platforms"
            headline="On which releases of OpenStack, and on which kinds of clouds, solutions were run."
          />
          <ul className="legend">
            {SHOWN.map((standing) => (
              <li key={standing}>
                <StandingMark standing={standing} />
                <span>{STANDING_LOOKS[standing].means}</span>
              </li>
            ))}
          </ul>
          {rows.length === 0 ? (
            <EmptyState>The index knows no release.</EmptyState>
          ) : (
            <Scroll name={caption}>
              <table className="matrix">
                <caption className="unseen">{caption}</caption>
                <thead>
                  <tr>
                    <th scope="col">Release</th>
                    {PLATFORM_KINDS.map(({ kind, title, says }) => (
                      <th key={kind} scope="col">
                        {title}
                        <small>{says}</small>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ name, date, status }) => (
                    <tr
                      key={name}
                      id={`release-${name}`}
                      className={status === 'end of life' ? 'dim' : undefined}
                    >
                      <th scope="row">
                        {name}
                        <small>
                          {date.slice(0, 7)}, {status}
                        </small>
                      </th>
                      {PLATFORM_KINDS.map(({ kind }) => (
                        <td key={kind}>
                          <Cell view={view} kind={kind} release={name} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
          <Older releases={older} />
        </>
      ),
    },
  };
}

/** Releases of which nothing is said: their pages tell what they offer. */
function Older({ releases: older }: { readonly releases: readonly Release[] }) {
  if (older.length === 0) return null;
  return (
    <PageSection id="older" title="Older releases" lead="Nothing ran on them, and no vendor claims them.">
      <ul className="tags">
        {older.map(({ name }) => (
          <li key={name}>
            <a href={paths.platform('lab', name)}>{name}</a>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

interface CellProps {
  readonly view: LiveView;
  readonly kind: PlatformKind;
  readonly release: string;
}

function Cell({ view, kind, release }: CellProps) {
  const counts = platformCounts(view, kind, release);
  const said = SHOWN.filter((standing) => (counts[standing] ?? 0) > 0);
  if (said.length === 0) return <span className="aside">not run</span>;
  return (
    <a className="standings" href={paths.platform(kind, release)}>
      {said.map((standing) => (
        <span key={standing}>
          <u>{formatCount(counts[standing] ?? 0)}</u> <StandingMark standing={standing} />
        </span>
      ))}
    </a>
  );
}
