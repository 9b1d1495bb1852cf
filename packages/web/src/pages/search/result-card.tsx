// SPDX-License-Identifier: Apache-2.0
import { levelTitle } from '@touchstone/model';
import type { LiveView, SearchQuery, SearchRow } from '@touchstone/registry';
import { ReleaseStrip } from '../../charts/index.js';
import { FreshnessMark, LevelMark, Mark, paths, TierBadge } from '../../design/index.js';
import { ComparePick } from '../compare/compare-bar.js';
import { facetValueTitle } from '../facet-titles.js';

type Facts = LiveView['facts'][number];

export interface ResultCardProps {
  readonly row: SearchRow;
  /** Absent for a moment while a listing is being replaced. */
  readonly facts: Facts | undefined;
  readonly chosen: SearchQuery['chosen'];
  /** Whether it can be ticked to be compared: the page has a `CompareBar`. */
  readonly pick?: boolean | undefined;
}

/** Concerns named in one line. */
const NAMED = 8;

/** One solution among others: its level and why no higher, what it is native for, where it was tested. */
export function ResultCard({ row, facts, chosen, pick = false }: ResultCardProps) {
  const { id, name, vendor, category, licence, level, versions, evidence } = row;
  const ran = evidence !== 'scan';
  return (
    <article className={`result ${ran ? 'ran' : 'scanned'}`}>
      <div className="result-level">
        <LevelMark level={level} scanOnly={!ran} />
        {facts === undefined || !ran ? null : <NextLevel facts={facts} />}
      </div>
      <div className="result-words">
        <h3>
          <a href={paths.solution(id)}>{name}</a> <span className="version">{versions.join(', ')}</span>
        </h3>
        <p className="byline">
          {vendor} · {facetValueTitle('category', category)} · {licence}
        </p>
        <p className="result-description">{row.description}</p>
        <dl className="result-facts">
          <div>
            <dt>{ran ? 'Native for' : 'Native in source'}</dt>
            <dd>
              <Concerns concerns={row.facets.native} asked={chosen.native ?? []} />
            </dd>
          </div>
          <div>
            <dt>Tested on</dt>
            <dd>
              <Tested row={row} facts={facts} />
            </dd>
          </div>
        </dl>
      </div>
      <div className="result-trust">
        {row.freshness === 'fresh' ? null : <FreshnessMark freshness={row.freshness} />}
        {row.tier === null ? (
          <Mark glyph="unknown" tone="bad" word="not believed" />
        ) : (
          <TierBadge tier={row.tier} scanOnly={!ran} />
        )}
        <span className="aside">
          {row.evidenceAt === null ? 'nothing ran' : `ran ${row.evidenceAt.slice(0, 10)}`}
        </span>
        {pick ? <ComparePick id={id} name={name} /> : null}
      </div>
    </article>
  );
}

function NextLevel({ facts }: { readonly facts: Facts }) {
  const next = facts.levels.find(({ reached }) => !reached);
  if (next === undefined) return null;
  const { length } = next.missing;
  return (
    <span className="aside">
      {length === 0 ? 'lower levels first' : `${length} short of ${levelTitle(next.level).toLowerCase()}`}
    </span>
  );
}

/** Those asked for first, and marked. */
function Concerns({
  concerns,
  asked,
}: {
  readonly concerns: readonly string[];
  readonly asked: readonly string[];
}) {
  if (concerns.length === 0) return <span className="aside">nothing was shown</span>;
  const first = concerns.filter((one) => asked.includes(one));
  const rest = concerns.filter((one) => !asked.includes(one));
  const shown = rest.slice(0, Math.max(0, NAMED - first.length)).map((one) => title(one));
  const more = rest.length - shown.length;
  return (
    <>
      {first.map((one) => (
        <Mark key={one} glyph="full" tone="good" word={title(one)} />
      ))}
      <span>
        {shown.join(', ')}
        {more > 0 ? ` and ${more} more` : ''}
      </span>
    </>
  );
}

function title(concern: string): string {
  const words = facetValueTitle('native', concern);
  return words === 'DNS' ? words : words.toLowerCase();
}

/** Each release with the kinds of platform it was tested on: an embedded cloud is not a lab. */
function Tested({ row, facts }: { readonly row: SearchRow; readonly facts: Facts | undefined }) {
  const releases = row.facets.release;
  if (releases.length === 0) return <span className="aside">no release</span>;
  const kindsOf = (release: string) =>
    (facts?.platforms ?? [])
      .filter((cell) => cell.release === release && cell.standing === 'tested')
      .map(({ kind }) => kind);
  return (
    <>
      <ReleaseStrip releases={facts?.releases ?? []} />
      {releases.map((release) => (
        <span key={release}>
          {release} <span className="aside">{kindsOf(release).join(', ')}</span>
        </span>
      ))}
    </>
  );
}
