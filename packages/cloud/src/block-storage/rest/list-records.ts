// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { collectionUrl } from './links.js';

/** A record of Cinder that lists filter and sort. */
export interface Listed {
  readonly id: string;
  readonly projectId: string;
  readonly createdAt: number;
}

export interface ListRules<T extends Listed> {
  /** Key in the body: `volumes`. */
  readonly plural: string;
  /** Below the version: `volumes/detail`. */
  readonly path: string;
  /** What may be filtered and sorted by. */
  readonly fields: Readonly<Record<string, (record: T) => unknown>>;
  view(record: T, call: Call): unknown;
  missing(id: string): Error;
}

const NOT_FILTERS: ReadonlySet<string> = new Set([
  'limit',
  'marker',
  'offset',
  'sort',
  'sort_key',
  'sort_dir',
  'all_tenants',
  'with_count',
]);

/** Filters, sorts (newest first), pages, and counts (from 3.45 on), as Cinder's collections do. */
export function listRecords<T extends Listed>(
  records: readonly T[],
  rules: ListRules<T>,
  call: Call,
): Record<string, unknown> {
  const everyone = call.auth.isAdmin && /^(1|true|yes|on)$/i.test(call.query.get('all_tenants') ?? '');
  const seen = records.filter((record) => everyone || record.projectId === call.auth.projectId);
  const kept = seen.filter((record) => matches(record, rules, call));
  const sorted = sort(kept, rules, call);
  const { page, more } = cut(sorted, rules, call);
  const answer: Record<string, unknown> = { [rules.plural]: page.map((record) => rules.view(record, call)) };
  if (more)
    answer[`${rules.plural}_links`] = [{ rel: 'next', href: nextLink(page.at(-1)!.id, rules.path, call) }];
  if (call.atLeast('3.45') && /^(1|true|yes|on)$/i.test(call.query.get('with_count') ?? ''))
    answer['count'] = kept.length;
  return answer;
}

function matches<T extends Listed>(record: T, { fields }: ListRules<T>, call: Call): boolean {
  return [...call.query].every(([given, wanted]) => {
    if (NOT_FILTERS.has(given)) return true;
    const like = given.endsWith('~');
    const read = fields[like ? given.slice(0, -1) : given];
    if (!read) {
      // From 3.31 on filters are checked against a list; before, members' unknown ones are passed over.
      if (call.atLeast('3.31')) throw badRequest(`Invalid filters ${given} are found in query options.`);
      return true;
    }
    const value = read(record);
    if (like) return String(value ?? '').includes(wanted);
    if (typeof value === 'boolean') return value === /^(true|1)$/i.test(wanted);
    if (typeof value === 'object' && value !== null)
      return metadataMatches(value as Record<string, unknown>, wanted);
    return String(value ?? '') === wanted;
  });
}

/** `metadata={'key': 'value'}`, as Python writes it, or as JSON. */
function metadataMatches(metadata: Readonly<Record<string, unknown>>, wanted: string): boolean {
  try {
    const pairs = JSON.parse(wanted.replaceAll(/u?'/g, '"')) as Record<string, unknown>;
    return Object.entries(pairs).every(([key, value]) => metadata[key] === value);
  } catch {
    throw badRequest('Invalid input received: Invalid metadata filter');
  }
}

function sort<T extends Listed>(records: readonly T[], { fields }: ListRules<T>, call: Call): readonly T[] {
  const asked =
    call.query.get('sort') ??
    (call.query.has('sort_key')
      ? `${call.query.get('sort_key')}:${call.query.get('sort_dir') ?? 'desc'}`
      : '');
  const order = asked
    .split(',')
    .filter((one) => one !== '')
    .map((one) => one.split(':'));
  for (const [key = '', direction = 'desc'] of order) {
    if (!fields[key]) throw badRequest('Invalid input received: Invalid sort key');
    if (!/^(asc|desc)$/.test(direction))
      throw badRequest(`Invalid input received: Unknown sort direction, must be 'desc' or 'asc'.`);
  }
  const newest = (a: T, b: T): number => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
  return [...records].sort((a, b) => {
    for (const [key = '', direction = 'desc'] of order) {
      const [left, right] = [comparable(fields[key]!(a)), comparable(fields[key]!(b))];
      if (left !== right) return left < right === (direction === 'asc') ? -1 : 1;
    }
    return newest(a, b);
  });
}

const comparable = (value: unknown): string | number =>
  typeof value === 'number' ? value : String(value ?? '');

function cut<T extends Listed>(
  records: readonly T[],
  rules: ListRules<T>,
  { query }: Call,
): { page: readonly T[]; more: boolean } {
  const limit = readNumber(query, 'limit') ?? 1000;
  const marker = query.get('marker');
  const at = marker === null ? -1 : records.findIndex((record) => record.id === marker);
  if (marker !== null && at < 0) throw rules.missing(marker);
  const start = at + 1 + (readNumber(query, 'offset') ?? 0);
  const page = records.slice(start, start + limit);
  return { page, more: query.has('limit') && limit > 0 && page.length === limit };
}

function readNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw badRequest(
    /^-\d+$/.test(text)
      ? `Invalid input received: ${name} param must be positive`
      : `Invalid input received: ${name} param must be an integer`,
  );
}

function nextLink(marker: string, path: string, call: Call): string {
  const query = new URLSearchParams(call.query);
  query.set('marker', marker);
  query.delete('offset');
  return `${collectionUrl(call, path)}?${query.toString()}`;
}
