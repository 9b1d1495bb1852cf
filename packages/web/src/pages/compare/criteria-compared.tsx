// SPDX-License-Identifier: Apache-2.0
import { LEVELS, type Listing } from '@touchstone/model';
import { Mark, paths, VerdictMark } from '../../design/index.js';
import { type Compared, comparedRow, type ComparedRow } from './compared-row.js';

/** Characters of a reason in a cell; the listing has all of it. */
const TOLD = 160;
const SILENT = ['passed', 'not asked', 'not run'];

/** What the guideline asks, and what became of it; level by level, as the guideline has it. */
export function criteriaRows(compared: readonly Compared[]): readonly ComparedRow[] {
  const criteria = new Map<string, Listing['criteria'][number]>();
  for (const { listing } of compared) {
    for (const one of listing.criteria) if (!criteria.has(one.id)) criteria.set(one.id, one);
  }
  const version = compared[0]?.listing.guideline.version ?? '';
  return LEVELS.flatMap((level) => [...criteria.values()].filter((one) => one.level === level)).map(
    ({ id, level, statement }) =>
      comparedRow(
        id,
        <>
          <a href={paths.criterion(version, id)}>{statement}</a>
          <small>for {level}</small>
        </>,
        compared,
        ({ listing }) => {
          const own = listing.criteria.find((one) => one.id === id);
          if (own === undefined) {
            const shown = <Mark glyph="none" tone="quiet" word="not in its guideline" />;
            return { value: '', shown, unknown: true };
          }
          return {
            value: own.verdict,
            ...(own.verdict === 'not run' ? { unknown: true } : {}),
            shown: (
              <>
                <a href={`${paths.solution(listing.id)}#criterion-${id}`}>
                  <VerdictMark verdict={own.verdict} />
                </a>
                {SILENT.includes(own.verdict) ? null : <small>{short(own.why)}</small>}
              </>
            ),
          };
        },
      ),
  );
}

function short(text: string): string {
  if (text.length <= TOLD) return text;
  return `${text.slice(0, TOLD).replace(/\s+\S*$/, '')} …`;
}
