// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

export interface PageHeadProps {
  readonly title: ReactNode;
  /** Beside the title in a lighter hand: a version. */
  readonly beside?: ReactNode;
  /** Above it: what kind of page this is. */
  readonly eyebrow?: ReactNode;
  /** Under it: who, what kind, under which licence. */
  readonly byline?: ReactNode;
  /** The page's main sentence. */
  readonly headline?: ReactNode;
  /** At its right: the level, large. */
  readonly figure?: ReactNode;
  readonly children?: ReactNode;
}

/** The head of a page. */
export function PageHead({ title, beside, eyebrow, byline, headline, figure, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div className="page-words">
        {eyebrow === undefined ? null : <p className="eyebrow">{eyebrow}</p>}
        <h1>
          {title}
          {beside === undefined ? null : <span className="version"> {beside}</span>}
        </h1>
        {byline === undefined ? null : <p className="byline">{byline}</p>}
        {headline === undefined ? null : <p className="headline">{headline}</p>}
        {children}
      </div>
      {figure === undefined ? null : <div className="page-figure">{figure}</div>}
    </header>
  );
}
