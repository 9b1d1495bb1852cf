// SPDX-License-Identifier: Apache-2.0
import { explainCriterion } from '@touchstone/assessor';
import { type Criterion, formatCount, isTouchstoneError, type Outcome, OUTCOMES } from '@touchstone/model';
import type { ListingFacts } from '@touchstone/registry';
import { Fragment } from 'react';
import { paths, VerdictMark } from '../../design/index.js';
import { facetValueTitle } from '../facet-titles.js';
import { addressOf } from '../page-of.js';
import type { CriterionOutcomes } from './criterion-outcomes.js';

/** Of these names say little here: a scan is judged by few criteria, and most are not asked of everyone. */
const COUNTED: readonly Outcome[] = ['not run', 'not asked'];

export interface JudgedCriterionProps {
  readonly version: string;
  readonly criterion: Criterion;
  readonly outcomes: CriterionOutcomes;
}

/** One criterion in plain words, and who passes it. */
export function JudgedCriterion({ version, criterion, outcomes }: JudgedCriterionProps) {
  const { id, statement, reason, mend } = criterion;
  const how = howJudged(criterion);
  return (
    <article className="criterion" id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <a className="anchor" href={`#${id}`}>
          {statement}
        </a>
      </h3>
      <p>{reason}</p>
      <p className="judged">
        Asked of {askedOf(criterion)}
        {how === undefined ? '' : `; judged ${how}`}
        {how?.endsWith('.') === true ? '' : '.'}
      </p>
      <p className="judged">
        <strong>To mend it:</strong> {mend}
      </p>
      <ul className="outcomes">
        {OUTCOMES.filter((verdict) => outcomes.has(verdict)).map((verdict) => (
          <Who
            key={verdict}
            {...{ version, id, verdict, ...(outcomes.get(verdict) ?? { count: 0, first: [] }) }}
          />
        ))}
      </ul>
    </article>
  );
}

interface WhoProps {
  readonly version: string;
  readonly id: string;
  readonly verdict: Outcome;
  readonly count: number;
  readonly first: readonly ListingFacts[];
}

function Who({ version, id, verdict, count, first }: WhoProps) {
  const named = COUNTED.includes(verdict) ? [] : first;
  const all = addressOf(paths.guideline(version), { criterion: id, verdict });
  return (
    <li>
      <a href={all}>
        <VerdictMark verdict={verdict} /> {formatCount(count)}
        <span className="unseen"> with the reasons</span>
      </a>
      {named.length === 0 ? null : (
        <span>
          {named.map((one, index) => (
            <Fragment key={one.id}>
              {index === 0 ? '' : ', '}
              <a href={`${paths.solution(one.id)}#criterion-${id}`}>{one.name}</a>
            </Fragment>
          ))}
          {count > named.length ? ` and ${formatCount(count - named.length)} more` : ''}
        </span>
      )}
    </li>
  );
}

function askedOf({ categories: { only, except } }: Criterion): string {
  const titles = (ids: readonly string[]) => ids.map((one) => facetValueTitle('category', one)).join(', ');
  if (only !== undefined) return `only ${titles(only)}`;
  return except === undefined ? 'every category' : `every category but ${titles(except)}`;
}

/** The sentence of the rule; undefined where a guideline names a rule that this version of ours does not have. */
function howJudged(criterion: Criterion): string | undefined {
  try {
    // Whom it is asked of is told by itself.
    const told = explainCriterion({ ...criterion, categories: {} });
    return told.slice(told.lastIndexOf('Judged over ') + 'Judged '.length);
  } catch (error) {
    if (isTouchstoneError(error)) return undefined;
    throw error;
  }
}
