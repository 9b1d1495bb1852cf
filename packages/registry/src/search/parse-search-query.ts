// SPDX-License-Identifier: Apache-2.0
import { FACETS, type Facet, type FacetRule } from './facets.js';
import { SORTS, type Sort } from './row-order.js';
import { EVERYTHING, PAGE_SIZES, SEARCH_LIMITS, type SearchQuery } from './search-query.js';

/** A parameter of which nothing was made, to be shown beside the results. */
export interface RefusedParameter {
  readonly parameter: string;
  readonly value: string;
  readonly why: string;
}

export interface ParsedSearchQuery {
  readonly query: SearchQuery;
  readonly refused: readonly RefusedParameter[];
}

/** How much of a refused value is shown again. */
const SHOWN = 80;
const MOST_REFUSED = 20;

/**
 * Reads a search from a URL. Never throws: links grow old and are cut by mail programs, so what cannot be understood is
 * left out and told, and the rest is searched for.
 */
export function parseSearchQuery(parameters: URLSearchParams): ParsedSearchQuery {
  const refused: RefusedParameter[] = [];
  const chosen: Partial<Record<Facet, string[]>> = {};
  let { text, sort, page, size } = EVERYTHING;
  const refuse = (parameter: string, value: string, why: string): void => {
    if (refused.length < MOST_REFUSED) {
      refused.push({ parameter: parameter.slice(0, SHOWN), value: value.slice(0, SHOWN), why });
    }
  };
  let seen = 0;
  for (const [parameter, value] of parameters) {
    if (++seen > SEARCH_LIMITS.parameters) {
      refuse(parameter, value, `only ${SEARCH_LIMITS.parameters} parameters are looked at`);
      break;
    }
    const facet = FACETS.find(({ id }) => id === parameter);
    if (facet !== undefined) {
      const why = choose(facet, value, (chosen[facet.id] ??= []));
      if (why !== undefined) refuse(parameter, value, why);
    } else if (parameter === 'q') {
      text = plainText(value);
      if (value.length > SEARCH_LIMITS.text)
        refuse('q', value, `longer than ${SEARCH_LIMITS.text} letters: the rest is left out`);
    } else if (parameter === 'sort') {
      const found = SORTS.find((one) => one === value);
      if (found === undefined) refuse(parameter, value, `can be ${SORTS.join(', ')}`);
      else sort = found satisfies Sort;
    } else if (parameter === 'size') {
      const found = PAGE_SIZES.find((one) => String(one) === value);
      if (found === undefined) refuse(parameter, value, `can be ${PAGE_SIZES.join(', ')}`);
      else size = found;
    } else if (parameter === 'page') {
      const found = wholeNumber(value);
      if (found === undefined) refuse(parameter, value, 'is a whole number from 1 on');
      else page = found;
    } else {
      refuse(parameter, value, 'no such parameter');
    }
  }
  const last = Math.ceil(SEARCH_LIMITS.rows / size);
  if (page > last) {
    refuse('page', String(page), `only the first ${SEARCH_LIMITS.rows} results can be paged through`);
    page = last;
  }
  return { query: { text, chosen: sorted(chosen), sort, page, size }, refused };
}

/** Why a value cannot be chosen; undefined: it was. */
function choose({ values, title }: FacetRule, value: string, to: string[]): string | undefined {
  if (value === '') return undefined; // a form sends its empty fields, too
  if (to.includes(value)) return undefined;
  if (to.length >= SEARCH_LIMITS.values) return `at most ${SEARCH_LIMITS.values} values`;
  if (values !== undefined && !values.includes(value)) return `${title} can be ${values.join(', ')}`;
  if (value.length > SEARCH_LIMITS.value || !isPlain(value)) return 'nothing has such a value';
  to.push(value);
  return undefined;
}

/** Letters, digits and what joins them in identifiers, versions and licences. */
const isPlain = (value: string): boolean => /^[A-Za-z0-9.+:_-]+$/.test(value);

/** One line without control characters, nor the half of a character that a cut may leave. */
function plainText(value: string): string {
  const cut = value.slice(0, SEARCH_LIMITS.text);
  return cut.replace(/[\s\p{C}]+/gu, ' ').trim();
}

function wholeNumber(value: string): number | undefined {
  return /^[1-9][0-9]{0,6}$/.test(value) ? Number(value) : undefined;
}

function sorted(chosen: Partial<Record<Facet, string[]>>): SearchQuery['chosen'] {
  return Object.fromEntries(
    FACETS.flatMap(({ id }) => {
      const values = chosen[id] ?? [];
      return values.length === 0 ? [] : [[id, values.toSorted()]];
    }),
  );
}
