// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { z } from 'zod';

/** Things a page, unless asked otherwise. */
const SIZE = 100;
const SIZE_LIMIT = 500;
const PAGE_LIMIT = 100_000;

const pageNumber = z.int().min(1).max(PAGE_LIMIT);
const pageSize = z.int().min(1).max(SIZE_LIMIT);

export const PAGE_QUERY = {
  page: { schema: pageNumber },
  size: { schema: pageSize },
} as const;

export const PAGE_MEANS = {
  page: 'From 1; the last one where a later one is asked for.',
  size: `Things a page; ${SIZE} where nothing is said.`,
} as const;

export interface Paged<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Addresses by relation, for the header `Link` (RFC 8288). */
  readonly links: Readonly<Record<string, string>>;
}

/**
 * One page of a list.
 * @param path of the request, without its query
 * @throws TouchstoneError REQUEST_PARAMETER
 */
export function pageOf<T>(all: readonly T[], path: string, query: URLSearchParams): Paged<T> {
  const size = numberOf(query, 'size', pageSize) ?? SIZE;
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(numberOf(query, 'page', pageNumber) ?? 1, pages);
  const href = (to: number): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(to));
    return `${path}?${parameters.toString()}`;
  };
  return {
    items: all.slice((page - 1) * size, page * size),
    total: all.length,
    page,
    pages,
    links: pageLinks(page, pages, href),
  };
}

/** First, last, and what is beside a page. */
export function pageLinks(
  page: number,
  pages: number,
  href: (page: number) => string,
): Readonly<Record<string, string>> {
  return {
    first: href(1),
    ...(page > 1 ? { prev: href(page - 1) } : {}),
    ...(page < pages ? { next: href(page + 1) } : {}),
    last: href(pages),
  };
}

/** A whole number of the query; undefined where nothing is said. @throws TouchstoneError REQUEST_PARAMETER */
export function numberOf(
  query: URLSearchParams,
  name: string,
  schema: z.ZodType<number>,
): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const parsed = schema.safeParse(/^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN);
  if (parsed.success) return parsed.data;
  throw new TouchstoneError('REQUEST_PARAMETER', `The parameter ${name} cannot be ${text.slice(0, 40)}.`, {
    hint: 'The document at /api/v1/openapi.json says what each parameter takes.',
    details: { parameter: name },
  });
}
