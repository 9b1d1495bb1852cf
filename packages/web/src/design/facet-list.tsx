// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import type { ReactNode } from 'react';
import { Glyph } from './glyph.js';

export interface FacetValue {
  readonly value: string;
  /** What is read; the value itself where absent. */
  readonly label?: ReactNode;
  readonly count: number;
  readonly selected: boolean;
  /** The same search with this value taken in, or, where it is selected, left out. */
  readonly href: string;
}

export interface FacetListProps {
  readonly name: string;
  readonly values: readonly FacetValue[];
  /** Values beyond it are folded away, except selected ones. */
  readonly shown?: number | undefined;
  /** The same search without any value of this facet. */
  readonly clearHref?: string | undefined;
}

/** Values to narrow a search by. Each is a link, so that the address holds the state and no script is needed. */
export function FacetList({ name, values, shown = 8, clearHref }: FacetListProps) {
  const front = values.filter((value, index) => value.selected || index < shown);
  const rest = values.filter((value) => !front.includes(value));
  const selected = values.some((value) => value.selected);
  return (
    <section className="facet" aria-label={name}>
      <h2>
        {name}
        {selected && clearHref !== undefined ? (
          <a className="clear" href={clearHref} rel="nofollow">
            clear<span className="unseen"> {name}</span>
          </a>
        ) : null}
      </h2>
      <FacetValues values={front} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{formatCount(rest.length)} more</summary>
          <FacetValues values={rest} />
        </details>
      )}
    </section>
  );
}

function FacetValues({ values }: { readonly values: readonly FacetValue[] }) {
  return (
    <ul>
      {values.map(({ value, label, count, selected, href }) => (
        <li key={value}>
          <a href={href} rel="nofollow" className={selected ? 'selected' : count === 0 ? 'none' : undefined}>
            <Glyph name={selected ? 'boxed' : 'box'} />
            <span className="facet-name">
              {label ?? value}
              {selected ? <span className="unseen"> (selected)</span> : null}
            </span>
            <span className="count">{formatCount(count)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
