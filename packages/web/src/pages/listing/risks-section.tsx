// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, type Listing } from '@touchstone/model';
import { DataTable, EmptyState, Fold, Mark, PageSection, paths, PlaceLink } from '../../design/index.js';
import { elsewhereWords } from '../elsewhere-words.js';
import { practiceTitle } from '../practice-title.js';
import type { SectionProps } from './listing-sections.js';
import { ScanSources } from './scan-sources.js';
import { sourceOf } from './source-of.js';

type Practice = Listing['practices'][number];

const PLACES = 8;
const BY: Readonly<
  Record<Practice['by'], { readonly word: string; readonly tone: 'bad' | 'warn' | 'quiet' }>
> = {
  always: { word: 'always', tone: 'bad' },
  default: { word: 'unless it is changed', tone: 'warn' },
  option: { word: 'only when asked', tone: 'quiet' },
};

/** What running the solution brings upon its operator: insecure practices, processes, ports, credentials, what it left. */
export function RisksSection({ listing }: SectionProps) {
  const own = listing.practices.filter(({ count }) => count > 0);
  return (
    <PageSection
      id="risks"
      title="What it brings with it"
      lead="Insecure practices of its source, what there is to operate, and what it left behind. Counted and listed, never scored."
    >
      <ScanSources listing={listing} />
      <h3>Insecure practices</h3>
      {own.map((one) => (
        <PracticeFold key={`${one.practice} ${one.by} ${one.confidence}`} practice={one} listing={listing} />
      ))}
      {own.length > 0 ? null : (
        <EmptyState good={listing.scans.length > 0}>
          {listing.scans.length > 0 ? 'None was found in its source.' : 'Its source was not read.'}
        </EmptyState>
      )}
      <PracticesElsewhere
        practices={listing.practices.filter((one) => !own.some(({ practice }) => practice === one.practice))}
      />
      <Implications listing={listing} />
      <Residue listing={listing} />
    </PageSection>
  );
}

/** In tests, examples or vendored code: no practice of the product, and not hidden either. */
function PracticesElsewhere({ practices }: { readonly practices: readonly Practice[] }) {
  if (practices.length === 0) return null;
  const names = [...new Set(practices.map(({ practice }) => practice))];
  return (
    <p className="aside">
      Only outside of what runs:{' '}
      {names
        .map((name) => {
          const of = practices.filter(({ practice }) => practice === name);
          return `${practiceTitle(name)} (${elsewhereWords(of.map(({ elsewhere }) => elsewhere))})`;
        })
        .join('; ')}
      .
    </p>
  );
}

function PracticeFold({
  practice,
  listing,
}: Pick<SectionProps, 'listing'> & { readonly practice: Practice }) {
  const { word, tone } = BY[practice.by];
  return (
    <Fold
      summary={practiceTitle(practice.practice)}
      aside={
        <>
          <Mark
            glyph={tone === 'bad' ? 'cross' : tone === 'warn' ? 'warning' : 'said'}
            tone={tone}
            word={word}
          />{' '}
          {formatCounted(practice.count, 'place')}
        </>
      }
    >
      <ul className="places">
        {practice.places.slice(0, PLACES).map((place) => (
          <li key={`${place.file}:${place.line}`}>
            <PlaceLink place={place} source={sourceOf(listing)} /> <code className="aside">{place.text}</code>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Implications({ listing }: Pick<SectionProps, 'listing'>) {
  const { implications } = listing;
  if (implications === null) return null;
  const kinds = [
    { name: 'Processes to operate', items: implications.components },
    {
      name: 'Ports that it listens on',
      items: implications.listeners.map(({ what, port }) => `${port}: ${what}`),
    },
    { name: 'Places where credentials are kept', items: implications.credentials.map(({ what }) => what) },
    {
      name: 'Channels that updates come through',
      items: implications.updateChannels.map(({ kind, what }) => `${kind}: ${what}`),
    },
  ].map(({ name, items }) => ({ name, items: [...new Set(items)] }));
  return (
    <>
      <h3 className="behind">What there is to operate</h3>
      {kinds.map(({ name, items }) =>
        items.length === 0 ? null : (
          <Fold key={name} summary={name} aside={formatCount(items.length)}>
            <p className="listed">{items.join(' · ')}</p>
          </Fold>
        ),
      )}
      {kinds.every(({ items }) => items.length === 0) ? (
        <EmptyState good>
          No process, port, kept credential or update channel of its own was found.
        </EmptyState>
      ) : null}
    </>
  );
}

function Residue({ listing }: Pick<SectionProps, 'listing'>) {
  if (listing.residue.length === 0) return null;
  const left = listing.residue.filter(({ resources }) => resources.length > 0);
  const inventoried = listing.residue.filter(({ how }) => how === 'inventory').length;
  const told = `${formatCounted(listing.residue.length, 'run')}, ${inventoried} of them by listing everything after teardown`;
  return (
    <>
      <h3 className="behind">What it left behind</h3>
      {left.length === 0 ? (
        <EmptyState good>Nothing was left in {told}.</EmptyState>
      ) : (
        <DataTable
          caption="Resources that were still there after teardown"
          rows={left.flatMap(({ run, resources }) => resources.map((one) => ({ run, ...one })))}
          rowKey={(one) => `${one.run} ${one.type} ${one.id}`}
          empty="Nothing."
          columns={[
            { key: 'type', head: 'Resource', kind: 'name', cell: (one) => one.type },
            { key: 'id', head: 'Id', cell: (one) => <code>{one.id}</code> },
            {
              key: 'run',
              head: 'Run',
              cell: (one) => <a href={paths.run(listing.id, one.run)}>{one.run}</a>,
            },
          ]}
        />
      )}
    </>
  );
}
