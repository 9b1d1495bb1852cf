// SPDX-License-Identifier: Apache-2.0
import { formatCounted, levelTitle, type Listing } from '@touchstone/model';
import { EvidenceLink, Fold, Mark, PageSection, paths, PlaceLink, VerdictMark } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';
import { findNextLevel } from './next-level.js';
import { sourceOf } from './source-of.js';

type Criterion = Listing['criteria'][number];

/** Runs named behind a criterion; the others say the same of other releases. */
const RUNS_SHOWN = 4;

/** Each level's criteria: those missing for the next one open, with the way to mend them. */
export function LevelSection({ listing }: SectionProps) {
  const next = findNextLevel(listing);
  return (
    <PageSection
      id="level"
      title="Level by level"
      lead={
        <>
          Each level asks for all of its criteria, by the guideline{' '}
          <a href={paths.guideline(listing.guideline.version)}>{listing.guideline.version}</a>. No score is
          averaged.
        </>
      }
    >
      {listing.levels.map(({ level, reached, missing }) => (
        <div key={level} className={reached ? 'rung reached' : 'rung'}>
          <h3>
            {levelTitle(level)}
            <Mark
              glyph={reached ? 'check' : 'none'}
              tone={reached ? 'good' : 'quiet'}
              word={
                reached
                  ? 'reached'
                  : missing.length === 0
                    ? 'lower level missing'
                    : `${missing.length} missing`
              }
            />
          </h3>
          {listing.criteria
            .filter((one) => one.level === level && missing.includes(one.id) && !waits(one, listing))
            .map((one) => (
              <CriterionFold
                key={one.id}
                criterion={one}
                listing={listing}
                open={next?.level === level && missing.length <= 3}
              />
            ))}
          <Waiting
            listing={listing}
            criteria={listing.criteria.filter((one) => one.level === level && waits(one, listing))}
          />
          <Held
            listing={listing}
            criteria={listing.criteria.filter((one) => one.level === level && !missing.includes(one.id))}
          />
        </div>
      ))}
    </PageSection>
  );
}

/** Whether nothing can be said before the solution was run at all. */
function waits({ verdict }: Criterion, { runs }: Listing): boolean {
  return runs.length === 0 && verdict === 'not run';
}

/** Of a solution that nobody ran: what a run would show is one line, and not a page of the same word. */
function Waiting(props: { readonly listing: Listing; readonly criteria: readonly Criterion[] }) {
  const { listing, criteria } = props;
  if (criteria.length === 0) return null;
  return (
    <Fold
      summary={`${formatCounted(criteria.length, 'criterion', 'criteria')} that only a run can show`}
      aside={<VerdictMark verdict="not run" />}
    >
      {criteria.map((one) => (
        <CriterionFold key={one.id} criterion={one} listing={listing} open={false} />
      ))}
    </Fold>
  );
}

/** What a level asks for and has: there for whoever wants it, out of the way of what is missing. */
function Held(props: { readonly listing: Listing; readonly criteria: readonly Criterion[] }) {
  const { listing, criteria } = props;
  if (criteria.length === 0) return null;
  const passed = criteria.filter(({ verdict }) => verdict === 'passed').length;
  const rest = criteria.length - passed;
  return (
    <Fold
      summary={`${formatCounted(passed, 'criterion', 'criteria')} passed${rest === 0 ? '' : `, ${rest} not asked of its category`}`}
      aside={<VerdictMark verdict={passed > 0 ? 'passed' : 'not asked'} compact />}
    >
      {criteria.map((one) => (
        <CriterionFold key={one.id} criterion={one} listing={listing} open={false} />
      ))}
    </Fold>
  );
}

interface CriterionFoldProps extends Pick<SectionProps, 'listing'> {
  readonly criterion: Criterion;
  readonly open: boolean;
}

function CriterionFold({ criterion, listing, open }: CriterionFoldProps) {
  const { id, statement, verdict, why, mend, runs } = criterion;
  const told = runs.filter((run) => run.evidence.length > 0).slice(0, RUNS_SHOWN);
  return (
    <details className="fold" id={`criterion-${id}`} open={open}>
      <summary>
        <span className="statement">{statement}</span>
        <span className="aside">
          <VerdictMark verdict={verdict} />
        </span>
      </summary>
      <div className="fold-body">
        <p>{why}</p>
        {mend === undefined ? null : (
          <p>
            <strong>To mend it:</strong> {mend}
          </p>
        )}
        <p className="sources">
          {told.flatMap((run) =>
            run.evidence.map((evidence) => (
              <EvidenceLink key={`${run.run} ${evidence.run}`} solution={listing.id} evidence={evidence} />
            )),
          )}
          {placesNamed(why, listing).map((place) => (
            <PlaceLink key={`${place.file}:${place.line}`} place={place} source={sourceOf(listing)} />
          ))}
          {runs.length > told.length ? (
            <a className="evidence" href="#runs">
              {formatCounted(runs.length, 'run')} judged
            </a>
          ) : null}
          <a className="evidence" href={paths.criterion(listing.guideline.version, id)}>
            who passes it
          </a>
        </p>
      </div>
    </details>
  );
}

/** Lines of the source that a sentence names, among those that the evidence holds. */
function placesNamed(why: string, { practices, findings, concerns }: Listing) {
  const held = [...practices, ...findings, ...concerns].flatMap(({ places }) => places ?? []);
  const words = new Set(why.split(/[\s,;()]+/).map((word) => word.replace(/\.$/, '')));
  const named = held.filter(({ file, line }) => words.has(`${file}:${line}`));
  return [...new Map(named.map((place) => [`${place.file}:${place.line}`, place])).values()];
}
