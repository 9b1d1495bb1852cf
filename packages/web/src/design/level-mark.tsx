// SPDX-License-Identifier: Apache-2.0
import { type Level, LEVELS, levelTitle } from '@touchstone/model';
import { Stone } from './stone.js';

export interface LevelMarkProps {
  readonly level: Level | null;
  /** The level when waived criteria are left out: shown beside the level, never in its place. */
  readonly waived?: Level | null | undefined;
  /** Nothing ran, so that no level could be reached: said so, instead of `No level`. */
  readonly scanOnly?: boolean | undefined;
  readonly size?: 'small' | 'large' | undefined;
}

/** The level reached: as many streaks on the stone, and its name. */
export function LevelMark({ level, waived, scanOnly = false, size = 'small' }: LevelMarkProps) {
  const reached = level === null ? 0 : LEVELS.indexOf(level) + 1;
  return (
    <span className={`level ${size} ${level ?? 'none'}`}>
      <Stone level={level} size={size === 'large' ? 128 : 30} />
      <span className="level-words">
        <span className="level-name">{level === null && scanOnly ? 'Scanned only' : levelTitle(level)}</span>
        {size === 'large' ? (
          <span className="aside">
            {scanOnly ? 'nothing ran yet' : `${reached} of ${LEVELS.length} levels`}
          </span>
        ) : null}
        {waived === undefined || waived === level ? null : (
          <span className="aside">{levelTitle(waived)} with waivers</span>
        )}
      </span>
    </span>
  );
}
