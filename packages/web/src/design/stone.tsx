// SPDX-License-Identifier: Apache-2.0
import { type Level, LEVELS } from '@touchstone/model';

/** Streaks of gold on the stone, one for each level reached; those that are missing stay as thin lines. */
const STREAKS = ['M46 112 L98 38', 'M66 118 L118 44', 'M86 124 L132 58'];

/** A touchstone with as many streaks of gold as levels were reached. `size` is its width in pixels. */
export function Stone({ level, size }: { readonly level: Level | null; readonly size: number }) {
  const reached = level === null ? 0 : LEVELS.indexOf(level) + 1;
  return (
    <svg
      className="stone"
      viewBox="0 0 176 160"
      width={size}
      height={Math.round((size * 160) / 176)}
      aria-hidden="true"
    >
      <path
        className="body"
        d="M34 24Q40 12 56 12L128 8Q146 8 152 24L168 104Q172 124 154 132L62 152Q40 156 32 138L10 78Q6 66 12 58Z"
      />
      <path className="facet" d="M34 24Q40 12 56 12L128 8Q146 8 152 24L118 34 52 40Z" />
      {STREAKS.map((d, index) => (
        <path key={d} className={index < reached ? 'streak' : 'no-streak'} d={d} />
      ))}
    </svg>
  );
}
