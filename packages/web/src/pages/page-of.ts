// SPDX-License-Identifier: Apache-2.0

/** Rows on one page of a list. */
const SIZE = 50;

/** One page of a list that may have a hundred thousand rows. */
export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
}

/** The page that the parameter `page` of an address asks for; the nearest one where it asks for none that there is. */
export function pageOf<Row>(all: readonly Row[], query: URLSearchParams): PageOf<Row> {
  const pages = Math.max(1, Math.ceil(all.length / SIZE));
  const asked = /^\d{1,6}$/.exec(query.get('page') ?? '')?.[0];
  const page = Math.min(Math.max(1, Number(asked ?? 1)), pages);
  return { rows: all.slice((page - 1) * SIZE, page * SIZE), total: all.length, page, pages };
}

/** An address with the parameters that are not empty, the first page left out. */
export function addressOf(path: string, parameters: Readonly<Record<string, string | number>>): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== '' && !(name === 'page' && value === 1)) said.set(name, String(value));
  }
  const text = said.toString();
  return text === '' ? path : `${path}?${text}`;
}
