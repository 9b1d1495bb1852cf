// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, LEVELS, levelTitle } from '@touchstone/model';
import { FreshnessMark, LevelMark, Mark, Moment, paths, StateMark, TierBadge } from '../../design/index.js';
import { type Compared, comparedRow, type ComparedRow } from './compared-row.js';

/** What one decides by first: how far each came, on what evidence, vouched for by whom. */
export function overviewRows(compared: readonly Compared[]): readonly ComparedRow[] {
  return [
    {
      pinned: true,
      ...comparedRow('level', 'Level', compared, ({ listing }) => ({
        value: `${listing.level} ${listing.waived?.level ?? listing.level} ${listing.runs.length > 0}`,
        shown: (
          <a className="level-link" href={`${paths.solution(listing.id)}#level`}>
            <LevelMark
              level={listing.level}
              waived={listing.waived?.level ?? listing.level}
              scanOnly={listing.runs.length === 0}
            />
          </a>
        ),
      })),
    },
    comparedRow('next', 'Missing for the next level', compared, missingOf),
    comparedRow('evidence', 'Evidence', compared, ({ listing: { evidence, runs, scans } }) => ({
      value: evidence,
      shown: (
        <>
          {evidence === 'scan'
            ? 'its source was read; nothing ran'
            : evidence === 'run'
              ? 'runs'
              : 'runs and source'}
          <small>
            {formatCounted(runs.length, 'run')}, {formatCounted(scans.length, 'scan')}
          </small>
        </>
      ),
    })),
    comparedRow('freshness', 'How old', compared, ({ listing, freshness }) => ({
      value: freshness,
      shown: (
        <>
          <FreshnessMark freshness={freshness} />
          <small>
            {listing.evidenceAt === null ? (
              'nothing ran'
            ) : (
              <>
                last run <Moment time={listing.evidenceAt} />
              </>
            )}
          </small>
        </>
      ),
    })),
    comparedRow('tier', 'Vouched for', compared, ({ listing: { certificate, runs } }) => ({
      value: `${certificate.tier} ${certificate.lab} ${runs.length > 0}`,
      shown: (
        <>
          {certificate.tier === null ? (
            <Mark glyph="unknown" tone="bad" word="not believed" />
          ) : (
            <TierBadge tier={certificate.tier} scanOnly={runs.length === 0} />
          )}
          <small>
            by <a href={paths.lab(certificate.lab)}>{certificate.labName}</a>
          </small>
        </>
      ),
    })),
    comparedRow('certificate', 'Certificate', compared, ({ listing: { certificate } }) => ({
      value: certificate.state,
      shown: (
        <>
          <a href={paths.certificate(certificate.statement)}>
            <StateMark state={certificate.state} />
          </a>
          <small>
            until <Moment time={certificate.expiresAt} />
          </small>
        </>
      ),
    })),
    comparedRow('guideline', 'Judged by', compared, ({ listing: { guideline } }) => ({
      value: guideline.version,
      shown: <a href={paths.guideline(guideline.version)}>guideline {guideline.version}</a>,
    })),
    said('category', 'Category', compared, ({ listing }) => listing.categoryTitle),
    said('version', 'Version', compared, ({ listing }) => listing.versions.join(', ')),
    said('licence', 'Licence', compared, ({ listing }) => listing.licence),
    comparedRow('vendor', 'Vendor', compared, ({ listing: { vendor } }) => ({
      value: vendor,
      shown: <a href={paths.vendor(vendor)}>{vendor}</a>,
    })),
  ];
}

function missingOf({ listing: { id, levels, runs } }: Compared) {
  const next = levels.find(({ reached }) => !reached);
  if (next === undefined) return { value: 'none', shown: `nothing: ${LEVELS.at(-1)} is the highest` };
  const { length } = next.missing;
  return {
    value: `${next.level} ${length} ${runs.length > 0}`,
    shown: (
      <a href={`${paths.solution(id)}#level`}>
        {length === 0
          ? 'a lower level'
          : `${formatCount(length)} for ${levelTitle(next.level).toLowerCase()}`}
      </a>
    ),
  };
}

function said(key: string, label: string, compared: readonly Compared[], read: (one: Compared) => string) {
  return comparedRow(key, label, compared, (one) => ({ value: read(one), shown: read(one) }));
}
