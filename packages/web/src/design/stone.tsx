// SPDX-License-Identifier: Apache-2.0
import { type Level, LEVELS } from '@touchstone/model';
import { STONE } from './stone-drawing.js';

/**
 * A touchstone with as many streaks of gold as levels were reached; those that are missing stay as thin lines. `size` is its
 * width in pixels.
 */
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
      <path className="body" d={STONE.body} />
      <path className="facet" d={STONE.facet} />
      {STONE.streaks.map((d, index) => (
        <path key={d} className={index < reached ? 'streak' : 'no-streak'} d={d} />
      ))}
    </svg>
  );
}
