// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { ConcernMatrix } from '../../charts/index.js';
import { ConcernMark, Fold, PageSection, PlaceLink } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';
import { sourceOf } from './source-of.js';

type Concern = Listing['concerns'][number];

const SEEN = { native: 'native', 'not shown': 'not shown', 'not concerned': 'not concerned' } as const;
/** What its category needs first, as in the matrix. */
const RELEVANCE: readonly Concern['relevance'][] = ['core', 'relevant', 'other'];
const PLACES = 8;

/** How each concern is met, and what lies behind each cell. */
export function ConcernsSection({ listing }: SectionProps) {
  const concerned = listing.concerns
    .filter(isConcerned)
    .toSorted((a, b) => RELEVANCE.indexOf(a.relevance) - RELEVANCE.indexOf(b.relevance));
  const ran = listing.runs.length > 0;
  const scanned = listing.scans.length > 0;
  const others = listing.concerns.filter((one) => !isConcerned(one)).map(({ title }) => inSentence(title));
  return (
    <PageSection
      id="concerns"
      title="Native or parallel"
      lead="What every solution must get from somewhere: from the cloud’s own service, or from something it brings along."
    >
      <ConcernMatrix
        caption="How each concern is met; each cell leads to what lies behind it."
        columns={[
          { key: 'met', head: 'Verdict' },
          ...(ran && scanned ? [{ key: 'seen', head: 'Seen running' }] : []),
          ...(scanned && ran ? [{ key: 'found', head: 'Found in source' }] : []),
        ]}
        rows={concerned.map((one) => ({
          concern: one.concern,
          title: one.title,
          relevance: one.relevance,
          cells: {
            met: { verdict: one.verdict, href: `#concern-${one.concern}`, note: noteOf(one) },
            ...(ran && scanned ? { seen: { verdict: SEEN[one.seen] } } : {}),
            ...(ran && one.found !== null ? { found: { verdict: one.found } } : {}),
          },
        }))}
      />
      {others.length === 0 ? null : <p className="aside after-table">Not concerned: {others.join(', ')}.</p>}
      <h3 className="behind">What lies behind it</h3>
      {concerned.map((one) => (
        <ConcernFold key={one.concern} concern={one} listing={listing} />
      ))}
    </PageSection>
  );
}

/** Acronyms keep their capitals. */
function inSentence(title: string): string {
  return title === title.toUpperCase() ? title : title.toLowerCase();
}

function isConcerned({ verdict }: Concern): boolean {
  return verdict !== 'not concerned';
}

function noteOf({ services, parallel, switchable }: Concern): string | undefined {
  const parts = [
    services.join(', '),
    parallel.length === 0 ? '' : `brings ${named(parallel)}`,
    switchable ? 'can be switched' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join('; ');
}

function named(components: readonly string[]): string {
  const [first = '', second, ...rest] = components;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first}, ${second}` : `${first}, ${second} and ${rest.length} more`;
}

function ConcernFold({ concern, listing }: { readonly concern: Concern; readonly listing: Listing }) {
  const { title, verdict, why, parallel, choices, alternatives, places } = concern;
  const source = sourceOf(listing);
  return (
    <Fold id={`concern-${concern.concern}`} summary={title} aside={<ConcernMark verdict={verdict} />}>
      <p>{why}</p>
      {parallel.length === 0 ? null : <p>Its own for it: {parallel.join(', ')}.</p>}
      {choices.length === 0 ? null : (
        <p>
          What chooses: {[...new Set(choices.map(({ name }) => name))].slice(0, PLACES).join(', ')}
          {choices.every((one) => one.default === 'could not tell')
            ? ''
            : ` (by default ${choices[0]?.default})`}
          .
        </p>
      )}
      {alternatives.length === 0 ? null : (
        <p>It can also speak to: {alternatives.slice(0, PLACES).join(', ')}.</p>
      )}
      {places.length === 0 ? null : (
        <ul className="places">
          {places.slice(0, PLACES).map((place) => (
            <li key={`${place.file}:${place.line}`}>
              <PlaceLink place={place} source={source} />
            </li>
          ))}
        </ul>
      )}
    </Fold>
  );
}
