// SPDX-License-Identifier: Apache-2.0
import type { Standing } from '@touchstone/model';

export interface ReleaseStripProps {
  /** The oldest first. */
  readonly releases: readonly { readonly release: string; readonly standing: Standing }[];
}

const PITCH = 13;

/** Releases in a row, small enough for a list of results: full, hollow, crossed, a dot. */
export function ReleaseStrip({ releases }: ReleaseStripProps) {
  const tested = releases.filter((one) => one.standing === 'tested').map((one) => one.release);
  const words = tested.length === 0 ? 'no release tested' : `tested on ${tested.join(', ')}`;
  return (
    <span className="strip">
      <svg width={Math.max(1, releases.length) * PITCH} height="14" role="img" aria-label={words}>
        {releases.map(({ release, standing }, index) => (
          <g key={release}>
            <title>{`${release}: ${standing}`}</title>
            <Tick standing={standing} x={index * PITCH} />
          </g>
        ))}
      </svg>
    </span>
  );
}

function Tick({ standing, x }: { readonly standing: Standing; readonly x: number }) {
  switch (standing) {
    case 'tested':
      return <rect className="tested" x={x + 0.5} y="1" width="10" height="12" rx="2" />;
    case 'extrapolated':
      return (
        <rect
          className="extrapolated"
          x={x + 1.1}
          y="1.6"
          width="8.8"
          height="10.8"
          rx="2"
          strokeDasharray="2.5 1.5"
        />
      );
    case 'failed':
      return <path className="failed" d={`M${x + 1.5} 3l8 8m0-8l-8 8`} />;
    case 'claimed':
      return <circle className="claimed" cx={x + 5.5} cy="7" r="2" />;
    case 'not run':
      return <rect className="not-run" x={x + 2} y="6.25" width="7" height="1.5" />;
  }
}
