// SPDX-License-Identifier: Apache-2.0
import { levelTitle } from '@touchstone/model';
import { freshnessOf, type ListingFacts } from '@touchstone/registry';
import { FreshnessMark, paths } from '../design/index.js';

export interface SolutionNameProps {
  readonly facts: ListingFacts;
  /** Epoch ms. */
  readonly now: number;
  /** Where on its page the evidence is: `operations`. */
  readonly at?: string | undefined;
  /** Where the evidence is, if on another page. */
  readonly href?: string | undefined;
}

/** A solution in a row of a table, leading to the evidence on its page; evidence that is not fresh is said to be so. */
export function SolutionName({ facts, now, at, href }: SolutionNameProps) {
  const { freshness } = freshnessOf(facts, new Date(now));
  return (
    <>
      <a href={href ?? (at === undefined ? paths.solution(facts.id) : `${paths.solution(facts.id)}#${at}`)}>
        {facts.name}
      </a>
      {freshness === 'fresh' ? null : (
        <>
          {' '}
          <FreshnessMark freshness={freshness} />
        </>
      )}
    </>
  );
}

/** The level of a solution in a row of a table, in words: a stone in each of fifty rows would be a third of the page. */
export function SolutionLevel({ facts: { level, evidence } }: { readonly facts: ListingFacts }) {
  if (level !== null) return <strong>{levelTitle(level)}</strong>;
  return <span className="aside">{evidence === 'scan' ? 'Scanned only' : levelTitle(null)}</span>;
}
