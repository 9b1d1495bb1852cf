// SPDX-License-Identifier: Apache-2.0
import { compareReleases, findRelease } from '@touchstone/openstack';
import type { Listing } from '@touchstone/model';
import { Moment, paths, StandingMark } from '../../design/index.js';
import { type Compared, comparedRow, type ComparedRow } from './compared-row.js';
import { NOT_RUN } from './not-run.js';

type Cell = Listing['platforms'][number];

/** Where each was tested, the newest release first; of releases that nobody says anything of nothing is shown. */
export function releaseRows(compared: readonly Compared[]): readonly ComparedRow[] {
  const releases = new Set(
    compared.flatMap(({ listing }) => listing.platforms.filter(isKnown).map((one) => one.release)),
  );
  return [...releases].toSorted(newestFirst).map((release) =>
    comparedRow(release, release, compared, ({ listing }) => {
      const cells = listing.platforms.filter((one) => one.release === release && isKnown(one));
      if (cells.length === 0) return NOT_RUN;
      return {
        value: cells.map(({ kind, standing }) => `${kind} ${standing}`).join(', '),
        shown: (
          <ul>
            {cells.map((cell) => (
              <li key={cell.kind}>
                <Standing cell={cell} solution={listing.id} />
              </li>
            ))}
          </ul>
        ),
      };
    }),
  );
}

function isKnown({ standing }: Cell): boolean {
  return standing !== 'not run';
}

/** What ran leads to the run, what did not to the listing's matrix. */
function Standing({ cell, solution }: { readonly cell: Cell; readonly solution: string }) {
  const [run] = cell.runs;
  const href = run === undefined ? `${paths.solution(solution)}#platforms` : paths.run(solution, run);
  return (
    <>
      <a href={href}>
        <StandingMark standing={cell.standing} />
      </a>{' '}
      <span className="aside">{cell.kind}</span>
      {cell.at === null ? null : (
        <small>
          <Moment time={cell.at} />
        </small>
      )}
    </>
  );
}

/** What is no release that we know comes last: a vendor's claim may name anything. */
function newestFirst(a: string, b: string): number {
  const known = [a, b].map((name) => findRelease(name) !== undefined);
  if (known[0] === true && known[1] === true) return compareReleases(b, a);
  return Number(known[1]) - Number(known[0]) || (a < b ? -1 : a > b ? 1 : 0);
}
