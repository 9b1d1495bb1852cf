// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, type FoundOperation } from '@touchstone/model';
import { Breakable, DataTable, DigestLink, PageSection, PlaceLink } from '../../design/index.js';
import type { SourceTree } from '../../design/place-link.js';
import { elsewhereWords } from '../elsewhere-words.js';
import type { PlacesOfScan } from './places-of.js';

/** The places in source, scan by scan, as the calls are written there. */
export function PlacesOfUse({ scans }: { readonly scans: readonly PlacesOfScan[] }) {
  return (
    <PageSection
      id="places"
      title="Found in source"
      lead={scans.length === 0 ? 'Its source was not read.' : undefined}
    >
      {scans.map((one) => (
        <PlacesInScan key={one.scan.scan} {...one} />
      ))}
    </PageSection>
  );
}

function PlacesInScan({ scan, found }: PlacesOfScan) {
  const { repository, commit } = scan.subject;
  const paper = (
    <>
      the scan <DigestLink digest={scan.scan} /> of {repository ?? 'its source'}
      {commit === null ? '' : ` at ${commit.slice(0, 12)}`}
    </>
  );
  if (found === null) return <p>Not shown here: {paper} cannot be read for this page.</p>;
  if (found === undefined) return <p>No place, by {paper}.</p>;
  const elsewhere = elsewhereWords([found.elsewhere]);
  return (
    <>
      <p>
        {formatCounted(found.count, 'place')} with {found.confidence} confidence, by {paper}
        {found.places.length < found.count ? `; the first ${formatCount(found.places.length)}` : ''}.
        {elsewhere === '' ? null : ` Beside the product: ${elsewhere}.`}
      </p>
      <PlacesTable found={found} source={{ repository, commit }} />
    </>
  );
}

function PlacesTable({ found, source }: { readonly found: FoundOperation; readonly source: SourceTree }) {
  if (found.places.length === 0) return null;
  return (
    <DataTable
      caption="Places that call it"
      captionUnseen
      rows={found.places}
      rowKey={({ file, line, call }) => `${file}:${line ?? ''} ${call}`}
      empty="None."
      columns={[
        {
          key: 'place',
          head: 'Place',
          kind: 'name',
          cell: (place) => <PlaceLink place={place} source={source} />,
        },
        {
          key: 'call',
          head: 'As it is written',
          cell: ({ call }) => (
            <code>
              <Breakable text={call} />
            </code>
          ),
        },
        { key: 'via', head: 'Through', cell: ({ via }) => via },
      ]}
    />
  );
}
