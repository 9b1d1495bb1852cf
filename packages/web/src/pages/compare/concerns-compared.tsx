// SPDX-License-Identifier: Apache-2.0
import { CONCERNS, type Listing } from '@touchstone/model';
import { ConcernMatrix } from '../../charts/index.js';
import { type ConcernVerdict, PageSection, paths } from '../../design/index.js';
import type { Compared } from './compared-row.js';

type Concern = Listing['concerns'][number];

/** Components named in one cell. */
const NAMED = 2;

/** Concerns that are not met in the same way by all. */
export function differentConcerns(compared: readonly Compared[]): readonly string[] {
  return CONCERNS.filter((concern) => new Set(compared.map((one) => verdictOf(one, concern))).size > 1);
}

/** How each meets what a solution must get from somewhere; where all do the same, it is said in a sentence. */
export function ConcernsCompared({ compared }: { readonly compared: readonly Compared[] }) {
  const different = differentConcerns(compared);
  return (
    <PageSection id="concerns" title="Native or parallel">
      {different.length === 0 ? (
        <p className="aside">No difference: they meet every concern in the same way.</p>
      ) : (
        <div className={`compared of-${compared.length}`}>
          <ConcernMatrix
            caption="Concerns that they do not meet in the same way; each cell leads to what lies behind it."
            columns={compared.map(({ listing: { id, name } }) => ({
              key: id,
              head: <a href={paths.solution(id)}>{name}</a>,
            }))}
            rows={different.map((concern) => ({
              concern,
              title: titleOf(compared, concern),
              cells: Object.fromEntries(
                compared.flatMap(({ listing }) => {
                  const own = listing.concerns.find((one) => one.concern === concern);
                  if (own === undefined) return [];
                  const href = `${paths.solution(listing.id)}#concern-${concern}`;
                  const shown = own.verdict !== 'not concerned';
                  return [
                    [listing.id, { verdict: own.verdict, note: noteOf(own), href: shown ? href : undefined }],
                  ];
                }),
              ),
            }))}
          />
        </div>
      )}
      <Same compared={compared} different={different} />
    </PageSection>
  );
}

const SAID: Readonly<Record<ConcernVerdict, string>> = {
  native: 'Native',
  both: 'Either way',
  parallel: 'With something of their own',
  'not shown': 'Not shown',
  'not concerned': 'Not concerned',
};

function Same(props: { readonly compared: readonly Compared[]; readonly different: readonly string[] }) {
  const { compared, different } = props;
  const [first] = compared;
  if (first === undefined) return null;
  const who = compared.length === 2 ? 'both' : 'all';
  return (Object.keys(SAID) as ConcernVerdict[]).map((verdict) => {
    const same = CONCERNS.filter((one) => !different.includes(one) && verdictOf(first, one) === verdict);
    if (same.length === 0) return null;
    return (
      <p key={verdict} className="same">
        <strong>
          {SAID[verdict]}, {who}:
        </strong>{' '}
        {same.map((one, index) => (
          <span key={one}>
            {index === 0 ? '' : ', '}
            <a href={paths.concern(one)}>{titleOf(compared, one)}</a>
          </span>
        ))}
        .
      </p>
    );
  });
}

function verdictOf({ listing }: Compared, concern: string): ConcernVerdict | 'no evidence' {
  return listing.concerns.find((one) => one.concern === concern)?.verdict ?? 'no evidence';
}

function titleOf(compared: readonly Compared[], concern: string): string {
  for (const { listing } of compared) {
    const own = listing.concerns.find((one) => one.concern === concern);
    if (own !== undefined) return own.title;
  }
  return concern;
}

function noteOf({ services, parallel, switchable }: Concern): string | undefined {
  const more = parallel.length > NAMED ? ` and ${parallel.length - NAMED} more` : '';
  const parts = [
    services.join(', '),
    parallel.length === 0 ? '' : `brings ${parallel.slice(0, NAMED).join(', ')}${more}`,
    switchable ? 'can be switched' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join('; ');
}
