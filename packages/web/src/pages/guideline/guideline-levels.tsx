// SPDX-License-Identifier: Apache-2.0
import { formatCounted, type Guideline, type Level } from '@touchstone/model';
import { LevelMark } from '../../design/index.js';
import { searchFor, searchPath } from '../search-links.js';
import type { JudgedCounts } from './criterion-outcomes.js';

export interface GuidelineLevelsProps {
  readonly levels: Guideline['levels'];
  readonly judged: JudgedCounts;
  /** The page that has the criteria of each level; absent: this one. */
  readonly at?: string | undefined;
}

/** The levels in a sentence each, and how many came so far and no further. */
export function GuidelineLevels({ levels, judged, at = '' }: GuidelineLevelsProps) {
  const reached = (level: Level) => judged.levels[level] ?? 0;
  return (
    <div className="ladder">
      {levels.map(({ id, statement }) => (
        <div key={id} className={reached(id) > 0 ? 'rung reached' : 'rung'}>
          <a className="level-link" href={`${at}#level-${id}`}>
            <LevelMark level={id} />
          </a>
          <p>{statement}</p>
          <p>
            <a href={searchPath(searchFor({ level: [id] }))}>{formatCounted(reached(id), 'solution')}</a> came
            this far
          </p>
        </div>
      ))}
    </div>
  );
}
