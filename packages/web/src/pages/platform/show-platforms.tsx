// SPDX-License-Identifier: Apache-2.0
import { formatCount, STANDINGS } from '@touchstone/model';
import { releases } from '@touchstone/openstack';
import type { LiveView } from '@touchstone/registry';
import { EmptyState, PageHead, paths, Scroll, STANDING_LOOKS, StandingMark } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { PLATFORM_KINDS, type PlatformKind } from './platform-kinds.js';
import { platformStanding } from './platform-standing.js';

const SHOWN = STANDINGS.filter((standing) => standing !== 'not run');

/** Releases × kinds of platforms: how many solutions stand how. */
export function showPlatforms({ view }: PageSources): Shown {
  const rows = releases().toReversed();
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
                          <Cell facts={view.facts} kind={kind} release={name} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </>
      ),
    },
  };
}

interface CellProps {
  readonly facts: LiveView['facts'];
  readonly kind: PlatformKind;
  readonly release: string;
}

function Cell({ facts, kind, release }: CellProps) {
  const { counts } = platformStanding(facts, kind, release);
  const said = SHOWN.filter((standing) => (counts[standing] ?? 0) > 0);
  if (said.length === 0)
    return (
      <a className="aside" href={paths.platform(kind, release)}>
        not run
      </a>
    );
  return (
    <a className="standings" href={paths.platform(kind, release)}>
      {said.map((standing) => (
        <span key={standing}>
          {formatCount(counts[standing] ?? 0)} <StandingMark standing={standing} />
        </span>
      ))}
    </a>
  );
}
