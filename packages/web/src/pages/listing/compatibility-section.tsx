// SPDX-License-Identifier: Apache-2.0
import { formatCount, type Listing } from '@touchstone/model';
import { DataTable, Fold, Mark, PageSection } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';
import { ScanSources } from './scan-sources.js';

type Compatibility = Listing['compatibility'][number];

/** Whether the stack fits beside a platform's own. */
export function CompatibilitySection({ listing }: SectionProps) {
  const rows = listing.compatibility.toReversed();
  return (
    <PageSection
      id="compatibility"
      title="Stack beside the platform’s"
      lead="What it is built on, beside what each distribution’s OpenStack is built on: runtimes, libraries by version, and servers."
    >
      <DataTable
        caption="Libraries by distribution; those that conflict can mostly be installed side by side"
        rows={rows}
        rowKey={nameOf}
        empty="Nothing was compared."
        columns={[
          { key: 'platform', head: 'Platform', kind: 'name', cell: nameOf },
          { key: 'runtimes', head: 'Runtimes', cell: (one) => <Runtimes of={one} /> },
          { key: 'same', head: 'Same', kind: 'number', cell: ({ libraries }) => formatCount(libraries.same) },
          {
            key: 'compatible',
            head: 'Compatible',
            kind: 'number',
            cell: ({ libraries }) => formatCount(libraries.compatible),
          },
          {
            key: 'conflicting',
            head: 'Conflicting',
            kind: 'number',
            cell: ({ libraries }) => formatCount(libraries.conflicting),
          },
          {
            key: 'unknown',
            head: 'Not there',
            kind: 'number',
            cell: ({ libraries }) => formatCount(libraries.unknown),
          },
        ]}
      />
      <ScanSources listing={listing} />
      {rows.slice(0, 1).map((one) => (
        <Details key={nameOf(one)} of={one} />
      ))}
    </PageSection>
  );
}

function nameOf({ platform }: Compatibility): string {
  return `${platform.release}, ${platform.distribution}`;
}

/** Why it fits is said where it is more than what the distribution has: a version that is too low may not matter. */
function Runtimes({ of }: { readonly of: Compatibility }) {
  if (of.runtimes.length === 0) return <span className="aside">none stated</span>;
  return of.runtimes.map(({ language, wants, has, verdict, why }) => (
    <span key={language} className="runtime">
      <Mark
        glyph={verdict === 'fits' ? 'check' : verdict === 'does not fit' ? 'cross' : 'unknown'}
        tone={verdict === 'fits' ? 'good' : verdict === 'does not fit' ? 'bad' : 'warn'}
        word={`${language}: ${verdict}`}
      />
      <small className="aside">
        wants {wants}, has {has ?? 'none'}
      </small>
      {why.startsWith(of.platform.distribution) ? null : <small className="aside">{why}</small>}
    </span>
  ));
}

/** Of the newest platform, by name. */
function Details({ of }: { readonly of: Compatibility }) {
  const conflicting = of.libraries.listed.filter(({ verdict }) => verdict === 'conflicting');
  return (
    <>
      {conflicting.length === 0 ? null : (
        <Fold summary={`Libraries that conflict on ${nameOf(of)}`} aside={formatCount(conflicting.length)}>
          <DataTable
            caption="Conflicting libraries"
            captionUnseen
            rows={conflicting}
            rowKey={(one) => `${one.name} ${one.wants}`}
            empty="None."
            columns={[
              { key: 'name', head: 'Library', kind: 'name', cell: (one) => one.name },
              { key: 'wants', head: 'Wants', cell: (one) => one.wants },
              { key: 'has', head: 'Platform has', cell: (one) => one.has },
              { key: 'beside', head: 'Side by side', cell: (one) => (one.sideBySide ? 'yes' : 'no') },
            ]}
          />
        </Fold>
      )}
      {of.stack.length === 0 ? null : (
        <Fold summary="Servers of its own beside the platform’s" aside={formatCount(of.stack.length)}>
          <ul className="places">
            {of.stack.map(({ area, component, verdict, why }) => (
              <li key={`${area} ${component}`}>
                <strong>
                  {component} ({area}): {verdict}.
                </strong>{' '}
                {why}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}
