// SPDX-License-Identifier: Apache-2.0
import { invalidRequest, neutronFault } from '../faults.js';

export type View = Readonly<Record<string, unknown>>;

export interface ListRules {
  readonly plural: string;
  /** Names that may be filtered and sorted by. */
  readonly names: ReadonlySet<string>;
  notFound(id: string): Error;
}

export interface ListScene {
  readonly query: URLSearchParams;
  /** "http://.../network/v2.0/networks": what page links lead back to. */
  readonly self: string;
}

const NOT_FILTERS: ReadonlySet<string> = new Set([
  'fields',
  'sort_key',
  'sort_dir',
  'limit',
  'marker',
  'page_reverse',
]);
const TAG_FILTERS: ReadonlySet<string> = new Set(['tags', 'tags-any', 'not-tags', 'not-tags-any']);

/** Filters, sorts, cuts a page, and picks fields, as every collection of Neutron does. */
export function answerList(
  views: readonly View[],
  rules: ListRules,
  { query, self }: ListScene,
): Record<string, unknown> {
  const kept = filter(views, rules, query);
  const sorted = sort(kept, rules, query);
  const { page, links } = paginate(sorted, rules, query, self);
  const fields = query.getAll('fields').filter((name) => name !== '');
  const shown = page.map((view) => pickFields(view, fields));
  return links.length > 0
    ? { [rules.plural]: shown, [`${rules.plural}_links`]: links }
    : { [rules.plural]: shown };
}

/** Only the named fields, where any are named. */
export function pickFields(view: View, fields: readonly string[]): View {
  if (fields.length === 0) return view;
  return Object.fromEntries(Object.entries(view).filter(([name]) => fields.includes(name)));
}

function filter(views: readonly View[], rules: ListRules, query: URLSearchParams): readonly View[] {
  const keys = [...new Set(query.keys())].filter((key) => !NOT_FILTERS.has(key));
  const unknown = keys.filter((key) => !rules.names.has(key) && !TAG_FILTERS.has(key));
  if (unknown.length > 0) {
    throw invalidRequest(
      `[${unknown.map((key) => `'${key}'`).join(', ')}] is invalid attribute for filtering`,
    );
  }
  return views.filter((view) => keys.every((key) => matches(view, key, query.getAll(key))));
}

function matches(view: View, key: string, wanted: readonly string[]): boolean {
  if (TAG_FILTERS.has(key)) return tagsMatch(view['tags'] as readonly string[], key, wanted);
  const value = view[key];
  return wanted.some((one) => equals(value, one));
}

function equals(value: unknown, wanted: string): boolean {
  if (Array.isArray(value)) return value.some((one) => equals(one, wanted));
  if (typeof value === 'boolean') return value === /^(true|1|yes|t|y)$/i.test(wanted);
  if (typeof value === 'object' && value !== null) return partEquals(value as View, wanted);
  return value === null || value === undefined
    ? wanted === '' || wanted === 'None'
    : String(value) === wanted;
}

/** `fixed_ips=ip_address=10.0.0.5`, also `ip_address_substr` and `subnet_id`. */
function partEquals(value: View, wanted: string): boolean {
  const at = wanted.indexOf('=');
  const [name, rest] = [wanted.slice(0, at), wanted.slice(at + 1)];
  if (name === 'ip_address_substr') return String(value['ip_address']).includes(rest);
  return at > 0 && String(value[name]) === rest;
}

function tagsMatch(tags: readonly string[] = [], key: string, wanted: readonly string[]): boolean {
  const asked = wanted.flatMap((one) => one.split(','));
  const all = asked.every((tag) => tags.includes(tag));
  const any = asked.some((tag) => tags.includes(tag));
  return { tags: all, 'tags-any': any, 'not-tags': !all, 'not-tags-any': !any }[key] ?? false;
}

function sort(views: readonly View[], { names }: ListRules, query: URLSearchParams): readonly View[] {
  const keys = query.getAll('sort_key');
  const unknown = keys.filter((key) => !names.has(key));
  if (unknown.length > 0) {
    throw invalidRequest(
      `[${unknown.map((key) => `'${key}'`).join(', ')}] is invalid attribute for sort_keys`,
    );
  }
  const directions = query.getAll('sort_dir');
  const order = [
    ...keys.map((key, at) => ({ key, sign: directions[at] === 'desc' ? -1 : 1 })),
    { key: 'id', sign: 1 },
  ];
  return [...views].sort((a, b) => {
    for (const { key, sign } of order) {
      const [left, right] = [sortable(a[key]), sortable(b[key])];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  });
}

const sortable = (value: unknown): string | number =>
  typeof value === 'number' ? value : String(value ?? '');

interface Link {
  readonly rel: 'next' | 'previous';
  readonly href: string;
}

function paginate(
  views: readonly View[],
  rules: ListRules,
  query: URLSearchParams,
  self: string,
): { page: readonly View[]; links: readonly Link[] } {
  const limit = readLimit(query);
  const marker = query.get('marker');
  const reverse = /^true$/i.test(query.get('page_reverse') ?? '');
  const at = marker === null || marker === '' ? undefined : views.findIndex((view) => view['id'] === marker);
  if (at === -1) throw rules.notFound(marker!);
  if (limit === 0) return { page: at === undefined ? views : views.slice(at + 1), links: [] };
  const end = reverse ? (at ?? views.length) : Math.min((at ?? -1) + 1 + limit, views.length);
  const start = reverse ? Math.max(end - limit, 0) : (at ?? -1) + 1;
  const page = views.slice(start, end);
  const links: Link[] = [];
  if (page.length === limit || reverse)
    links.push({ rel: 'next', href: link(self, query, page.at(-1)?.['id'], false) });
  if (at !== undefined || page.length > 0)
    links.push({ rel: 'previous', href: link(self, query, page[0]?.['id'], true) });
  return { page, links };
}

function link(self: string, query: URLSearchParams, marker: unknown, reverse: boolean): string {
  const next = new URLSearchParams(query);
  next.delete('marker');
  next.delete('page_reverse');
  if (typeof marker === 'string') next.set('marker', marker);
  if (reverse) next.set('page_reverse', 'True');
  return `${self}?${next.toString()}`;
}

function readLimit(query: URLSearchParams): number {
  const asked = query.get('limit');
  if (asked === null || asked === '') return 0;
  if (/^\d+$/.test(asked)) return Number(asked);
  throw neutronFault(
    400,
    'BadRequest',
    `Bad limit request: Limit must be an integer 0 or greater and not '${asked}'.`,
  );
}
