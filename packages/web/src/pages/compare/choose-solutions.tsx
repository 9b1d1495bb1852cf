// SPDX-License-Identifier: Apache-2.0
import { EVERYTHING, search, type SearchIndex, type SearchRow } from '@touchstone/registry';
import { Fold, LevelMark, paths } from '../../design/index.js';
import { facetValueTitle } from '../facet-titles.js';
import { comparePath, MOST_COMPARED } from './asked-solutions.js';
import type { Compared } from './compared-row.js';

/** Longest text that is searched for. */
const LONGEST = 200;
const OFFERED = 6;

export interface ChooseSolutionsProps {
  readonly compared: readonly Compared[];
  readonly index: SearchIndex;
  /** What was looked for to be taken in. */
  readonly find: string;
}

/** Those that are compared, each with the way to leave it out, and the way to take another one in. */
export function ChooseSolutions({ compared, index, find }: ChooseSolutionsProps) {
  const ids = compared.map(({ listing }) => listing.id);
  return (
    <div className="choose">
      {ids.length === 0 ? null : (
        <ul className="chosen" aria-label="Compared">
          {compared.map(({ listing: { id, name } }) => (
            <li key={id}>
              <a href={comparePath(ids.filter((one) => one !== id))} aria-label={`Leave out ${name}`}>
                {name} <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {ids.length >= MOST_COMPARED ? null : ids.length < 2 ? (
        <FindAnother ids={ids} {...{ compared, index, find }} />
      ) : (
        <Fold summary="Compare with one more" open={find !== ''}>
          <FindAnother ids={ids} {...{ compared, index, find }} />
        </Fold>
      )}
    </div>
  );
}

function FindAnother({ ids, compared, index, find }: ChooseSolutionsProps & Pick<OfferedProps, 'ids'>) {
  return (
    <>
      <form className="search large" action={paths.compare}>
        <label className="unseen" htmlFor="find">
          Find a solution to compare
        </label>
        {ids.map((id) => (
          <input key={id} type="hidden" name="solution" value={id} />
        ))}
        <input
          id="find"
          type="search"
          name="find"
          defaultValue={find}
          maxLength={LONGEST}
          placeholder={ids.length === 0 ? 'Find the first one …' : 'Find another one …'}
          autoComplete="off"
        />
        <button type="submit">Find</button>
      </form>
      <Offered ids={ids} index={index} find={find} category={compared[0]?.listing.category} />
    </>
  );
}

interface OfferedProps {
  readonly ids: readonly string[];
  readonly index: SearchIndex;
  readonly find: string;
  readonly category: string | undefined;
}

/** What was found; unless something was looked for, others of the same kind. */
function Offered({ ids, index, find, category }: OfferedProps) {
  const text = find.slice(0, LONGEST);
  if (text.trim() === '' && category === undefined) return null;
  const chosen: Readonly<Record<string, readonly string[]>> =
    text.trim() === '' && category !== undefined ? { category: [category] } : {};
  const othersOf = (of: typeof chosen) =>
    search(index, {
      ...EVERYTHING,
      text,
      chosen: of,
      sort: text.trim() === '' ? 'level' : 'relevance',
      size: OFFERED + MOST_COMPARED,
    })
      .rows.filter(({ id }) => !ids.includes(id))
      .slice(0, OFFERED);
  const alike = othersOf(chosen);
  // The only one of its kind is compared with those of other kinds.
  const others = alike.length === 0 && text.trim() === '' ? othersOf({}) : alike;
  if (others.length === 0) {
    return text.trim() === '' ? null : <p className="aside">Nothing more is listed by these words.</p>;
  }
  return (
    <>
      <p className="aside">
        {text.trim() !== ''
          ? 'Found:'
          : alike.length > 0 && category !== undefined
            ? `Others of the category ${facetValueTitle('category', category).toLowerCase()}:`
            : 'Those that came furthest:'}
      </p>
      <ul className="offered">
        {others.map((row) => (
          <li key={row.id}>
            <OfferedSolution row={row} ids={ids} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OfferedSolution({ row, ids }: { readonly row: SearchRow; readonly ids: readonly string[] }) {
  const { id, name, level, evidence } = row;
  return (
    <a href={comparePath([...ids, id])} rel="nofollow">
      <LevelMark level={level} scanOnly={evidence === 'scan'} />
      <span>
        <span className="unseen">Take in </span>
        <strong>{name}</strong>
      </span>
    </a>
  );
}
