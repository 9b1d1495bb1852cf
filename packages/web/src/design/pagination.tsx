// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';

export interface PaginationProps {
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
  /** What is turned over, for screen readers: `Results`. */
  readonly name: string;
}

/** Links to the pages around this one; nothing where there is only one. */
export function Pagination({ page, pages, href, name }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav className="pages" aria-label={`${name}: pages`}>
      {page > 1 ? (
        <a className="turn" rel="prev" href={href(page - 1)}>
          Previous
        </a>
      ) : null}
      <ol>
        {pagesShown(page, pages).map((shown, index, all) => (
          <li key={shown} className={shown - (all[index - 1] ?? shown - 1) > 1 ? 'after-gap' : undefined}>
            {shown === page ? (
              <span aria-current="page">{formatCount(shown)}</span>
            ) : (
              <a href={href(shown)} aria-label={`Page ${shown}`}>
                {formatCount(shown)}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < pages ? (
        <a className="turn" rel="next" href={href(page + 1)}>
          Next
        </a>
      ) : null}
    </nav>
  );
}

/** The first, the last, and this one with its neighbours. */
export function pagesShown(page: number, pages: number): readonly number[] {
  const wanted = new Set([1, page - 1, page, page + 1, pages]);
  return [...wanted].filter((one) => one >= 1 && one <= pages).sort((a, b) => a - b);
}
