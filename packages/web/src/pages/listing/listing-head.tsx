// SPDX-License-Identifier: Apache-2.0
import { formatCounted, levelTitle, type Listing } from '@touchstone/model';
import {
  type Freshness,
  KeyNumbers,
  LevelMark,
  Mark,
  Moment,
  Notice,
  OutsideLink,
  PageHead,
  paths,
  TierBadge,
} from '../../design/index.js';
import { comparePath } from '../compare/asked-solutions.js';
import { findNextLevel } from './next-level.js';

/** The head of a listing: what it is, how far it came, and the one sentence on why no further. */
export function ListingHead(props: { readonly listing: Listing; readonly freshness: Freshness | undefined }) {
  const { listing, freshness } = props;
  const { certificate } = listing;
  const ran = listing.runs.length > 0;
  return (
    <>
      <Aged listing={listing} freshness={freshness} />
      <PageHead
        title={listing.name}
        beside={listing.versions.join(', ')}
        byline={
          <>
            <a href={paths.vendor(listing.vendor)}>{listing.vendor}</a> · {listing.categoryTitle} ·{' '}
            {listing.licence}
            {listing.homepage === null ? null : (
              <>
                {' '}
                · <OutsideLink href={listing.homepage} />
              </>
            )}
          </>
        }
        headline={listing.description}
        figure={
          <LevelMark
            level={listing.level}
            waived={listing.waived?.level ?? listing.level}
            scanOnly={!ran}
            size="large"
          />
        }
      >
        <p className="after-headline">
          {certificate.tier === null ? (
            <Mark glyph="unknown" tone="bad" word="not believed" />
          ) : (
            <TierBadge tier={certificate.tier} lab={certificate.labName} scanOnly={!ran} />
          )}{' '}
          <span className="aside">
            {listing.evidenceAt === null ? (
              'nothing ran'
            ) : (
              <>
                last run <Moment time={listing.evidenceAt} />
              </>
            )}
            , certificate until <Moment time={certificate.expiresAt} />
          </span>
        </p>
        <p className="doors">
          {listing.runnable ? <a href={paths.liveOf(listing.id)}>Run it here</a> : null}
          <a href={comparePath([listing.id])}>Compare with others</a>
        </p>
      </PageHead>
      <WhyThisLevel listing={listing} />
      <HeadNumbers listing={listing} />
    </>
  );
}

/** What stands between the solution and the next level, in words that need no other page. */
function WhyThisLevel({ listing }: { readonly listing: Listing }) {
  const next = findNextLevel(listing);
  if (next === undefined) {
    return (
      <div className="verdict">
        <p>
          <strong>Every level is reached.</strong> <a href="#level">By which criteria</a>
        </p>
      </div>
    );
  }
  const { level, missing } = next;
  const first = missing[0];
  const title = levelTitle(level).toLowerCase();
  if (listing.runs.length === 0) {
    return (
      <div className="verdict">
        <p>
          <strong>Why no level?</strong> Nobody ran it yet with its calls recorded. What is shown here was
          found in its source: it tells what it can do, and not that it works.{' '}
          <a href="#level">What is asked for {title}</a>
        </p>
      </div>
    );
  }
  return (
    <div className="verdict">
      <p>
        <strong>{listing.level === null ? 'Why no level?' : `Why ${listing.level} and not ${title}?`}</strong>{' '}
        {missing.length === 1
          ? 'One criterion is missing:'
          : `${formatCounted(missing.length, 'criterion', 'criteria')} are missing:`}
      </p>
      <ul>
        {missing.map((one) => (
          <li key={one.id}>
            <a href={`#criterion-${one.id}`}>{one.statement}</a> <span>{one.why}</span>
          </li>
        ))}
      </ul>
      {first === undefined ? <p>A lower level is not reached.</p> : null}
    </div>
  );
}

function HeadNumbers({ listing }: { readonly listing: Listing }) {
  const { runs, scans, services, concerns } = listing;
  const operations = services.flatMap((one) => one.operations);
  const used = operations.filter((one) => one.used > 0).length;
  const native = concerns.filter(({ verdict }) => verdict === 'native').length;
  const parallel = concerns.filter(({ verdict }) => verdict === 'parallel' || verdict === 'both').length;
  const calls = runs.reduce((sum, { exchanges }) => sum + exchanges, 0);
  return (
    <KeyNumbers
      numbers={[
        { name: 'concerns native', value: native, href: '#concerns' },
        { name: 'parallel or both', value: parallel, href: '#concerns' },
        { name: 'services', value: services.length, href: '#operations' },
        runs.length > 0
          ? { name: 'operations seen running', value: used, href: '#operations' }
          : { name: 'operations in source', value: operations.length, href: '#operations' },
        ...(runs.length > 0
          ? [
              { name: 'runs', value: runs.length, href: '#runs' },
              { name: 'calls recorded', value: calls, href: '#runs' },
            ]
          : [
              {
                name: 'files read',
                value: scans.reduce((sum, { files }) => sum + files.read, 0),
                href: '#risks',
              },
            ]),
      ]}
    />
  );
}

/** Evidence that is old, expired or taken back is said before anything else. */
function Aged({
  listing,
  freshness,
}: {
  readonly listing: Listing;
  readonly freshness: Freshness | undefined;
}) {
  const { certificate } = listing;
  if (freshness === 'fresh' || freshness === undefined) return null;
  if (freshness === 'stale') {
    return (
      <Notice tone="warn">
        This evidence is older than half a year: releases and the product may have moved on since{' '}
        <Moment time={listing.evidenceAt ?? certificate.issuedAt} />.
      </Notice>
    );
  }
  return (
    <Notice tone="bad">
      <strong>{certificate.state === 'valid' ? freshness : `Certificate ${certificate.state}`}.</strong>{' '}
      {certificate.why} What follows is what was shown before.{' '}
      <a href="#certificate">Certificate and history</a>
    </Notice>
  );
}
