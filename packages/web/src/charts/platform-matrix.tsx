// SPDX-License-Identifier: Apache-2.0
import { type PlatformCell, type Standing, STANDINGS } from '@touchstone/model';
import { EmptyState } from '../design/empty-state.js';
import { Glyph } from '../design/glyph.js';
import { Moment } from '../design/moment.js';
import { paths } from '../design/paths.js';
import { PLATFORM_KINDS } from '../design/platform-kinds.js';
import { Scroll } from '../design/scroll.js';
import { STANDING_LOOKS, StandingMark } from '../design/standing-mark.js';
import { Chart } from './chart.js';
import { Legend } from './legend.js';

export interface PlatformMatrixProps {
  /** Id of the solution, for links to its runs. */
  readonly solution: string;
  readonly cells: readonly PlatformCell[];
  /** Releases, the newest first: the order of the rows. */
  readonly releases: readonly string[];
}

/** Release × platform: how well each statement is founded, and since when. Platforms without any statement are left out. */
export function PlatformMatrix({ solution, cells, releases }: PlatformMatrixProps) {
  const kinds = PLATFORM_KINDS.filter(({ kind }) =>
    cells.some((cell) => cell.kind === kind && cell.standing !== 'not run'),
  );
  if (kinds.length === 0) return <EmptyState>Nothing ran, and no release is claimed.</EmptyState>;
  const find = (release: string, kind: string) =>
    cells.find((cell) => cell.release === release && cell.kind === kind);
  const shown = new Set<Standing>(
    releases.flatMap((release) => kinds.map(({ kind }) => find(release, kind)?.standing ?? 'not run')),
  );
  const caption = 'Releases by platform, the newest first.';
  return (
    <Chart kind="platforms" caption={caption}>
      <Legend
        entries={STANDINGS.filter((one) => shown.has(one)).map((name) => {
          const { glyph, tone, means } = STANDING_LOOKS[name];
          return { name, means, sign: <Glyph name={glyph} tone={tone} /> };
        })}
      />
      <Scroll name={caption}>
        <table className="matrix">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Release</th>
              {kinds.map(({ kind, title, brief }) => (
                <th key={kind} scope="col">
                  {title}
                  <small>{brief}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {releases.map((release) => (
              <tr key={release}>
                <th scope="row">
                  <a href={`${paths.platforms}#release-${release}`}>{release}</a>
                </th>
                {kinds.map(({ kind }) => (
                  <td key={kind}>
                    <Cell
                      solution={solution}
                      cell={find(release, kind)}
                      platform={paths.platform(kind, release)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Chart>
  );
}

interface CellProps {
  readonly solution: string;
  readonly cell: PlatformCell | undefined;
  /** Where how others stand on it is shown. */
  readonly platform: string;
}

/** A run is the evidence; without one the platform's page says why it is held to be so. */
function Cell({ solution, cell, platform }: CellProps) {
  const standing = cell?.standing ?? 'not run';
  const run = cell?.runs[0];
  const mark = <StandingMark standing={standing} />;
  const href = run === undefined ? platform : paths.run(solution, run);
  return (
    <>
      {standing === 'not run' ? mark : <a href={href}>{mark}</a>}
      {cell === undefined || cell.at === null ? null : (
        <small>
          <Moment time={cell.at} />
          {cell.steps === null ? null : `, ${cell.steps.passed} of ${cell.steps.expected} steps`}
        </small>
      )}
    </>
  );
}
