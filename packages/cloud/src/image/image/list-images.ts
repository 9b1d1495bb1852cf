// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import { MEMBERS } from '../member/resource.js';
import { IMAGES, type Image } from './resource.js';
import { imageView } from './views.js';

/** limit_param_default and api_limit_max of glance-api.conf. */
const DEFAULT_LIMIT = 25;
const MOST = 1000;

const NO_FILTER = [
  'limit',
  'marker',
  'sort',
  'sort_key',
  'sort_dir',
  'visibility',
  'member_status',
  'tag',
  'size_min',
  'size_max',
  'os_hidden',
];

const SORT_KEYS = [
  'name',
  'status',
  'container_format',
  'disk_format',
  'size',
  'id',
  'created_at',
  'updated_at',
];
const VISIBILITIES = ['community', 'public', 'private', 'shared', 'all'];

type View = Readonly<Record<string, unknown>>;

/** https://docs.openstack.org/api-ref/image/v2/#list-images */
export function listImages(call: Call): Reply {
  const { query } = call;
  const visibility = query.get('visibility');
  if (visibility !== null && !VISIBILITIES.includes(visibility)) {
    throw badRequest(`Invalid visibility value: ${visibility}`);
  }
  const visible = call.stores.of(IMAGES).filter((image) => isListed(call, image) && fitsQuery(image, query));
  const views = sortViews(visible.map(imageView), query).filter((view) => fitsFilters(view, query));
  const limit = readLimit(query.get('limit'));
  const page = pageAfter(call, views, query.get('marker')).slice(0, limit);
  const last = page[page.length - 1]?.['id'];
  const more = page.length > 0 && views[views.length - 1]?.['id'] !== last;
  return json(200, {
    images: page,
    first: link(query),
    schema: '/v2/schemas/images',
    ...(more && page.length === limit ? { next: link(query, String(last)) } : {}),
  });
}

/** What a list shows: own, public, and shared ones that the project has accepted; community ones only when asked for. */
function isListed(call: Call, image: Image): boolean {
  const { projectId, isAdmin } = call.auth;
  const asked = call.query.get('visibility');
  if (asked !== null && asked !== 'all' && image.visibility !== asked) return false;
  if (image.owner === projectId || image.visibility === 'public') return true;
  if (image.visibility === 'community') return asked === 'community' || asked === 'all';
  if (image.visibility === 'shared') {
    const member = call.stores.of(MEMBERS).get(`${image.id}:${projectId}`);
    const status = call.query.get('member_status') ?? 'accepted';
    if (member) return status === 'all' || member.status === status;
  }
  return isAdmin;
}

function fitsQuery(image: Image, query: URLSearchParams): boolean {
  const size = image.data?.size ?? 0;
  if (!query.getAll('tag').every((tag) => image.tags.includes(tag))) return false;
  if (size < Number(query.get('size_min') ?? 0) || size > Number(query.get('size_max') ?? Infinity))
    return false;
  return image.hidden === (query.get('os_hidden')?.toLowerCase() === 'true');
}

/** Equality on any attribute or property, `in:` lists, and comparisons of times (`created_at=gte:2026-…`). */
function fitsFilters(view: View, query: URLSearchParams): boolean {
  for (const [key, wanted] of query) {
    if (NO_FILTER.includes(key)) continue;
    if (!fits(view[key], wanted)) return false;
  }
  return true;
}

function fits(value: unknown, wanted: string): boolean {
  const [, operator, rest = ''] = /^(in|eq|neq|gt|gte|lt|lte):(.*)$/s.exec(wanted) ?? [];
  const own = value === undefined || value === null ? undefined : String(value);
  if (operator === undefined || operator === 'eq')
    return own?.toLowerCase() === (operator ? rest : wanted).toLowerCase();
  if (operator === 'neq') return own !== rest;
  if (own === undefined) return false;
  if (operator === 'in') return splitList(rest).includes(own);
  if (operator === 'gt') return own > rest;
  if (operator === 'gte') return own >= rest;
  return operator === 'lt' ? own < rest : own <= rest;
}

/** `a,"b,c"`: values with commas are quoted. */
function splitList(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|([^,]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

function sortViews(views: readonly View[], query: URLSearchParams): readonly View[] {
  const keys = sortKeys(query);
  return views.toSorted((a, b) => {
    for (const { key, order } of keys) {
      const [left, right] = [a[key] ?? '', b[key] ?? ''];
      if (left !== right) return (left < right ? -1 : 1) * order;
    }
    return 0;
  });
}

/** Newest first, unless `sort=name:asc,…` or `sort_key`/`sort_dir` say otherwise; ties are broken as glance does. */
function sortKeys(query: URLSearchParams): readonly { key: string; order: 1 | -1 }[] {
  const sort = query.get('sort');
  const given =
    sort === null
      ? query
          .getAll('sort_key')
          .map((key, at) => `${key}:${query.getAll('sort_dir')[at] ?? query.get('sort_dir') ?? 'desc'}`)
      : sort.split(',');
  const parsed = given.map((one) => {
    const [key = '', direction = 'desc'] = one.trim().split(':');
    if (!SORT_KEYS.includes(key)) {
      throw badRequest(`Invalid sort key: ${key}. It must be one of the following: ${SORT_KEYS.join(', ')}.`);
    }
    return { key, order: direction === 'asc' ? (1 as const) : (-1 as const) };
  });
  return [...parsed, { key: 'created_at', order: -1 }, { key: 'id', order: -1 }];
}

function readLimit(text: string | null): number {
  if (text === null) return DEFAULT_LIMIT;
  if (!/^\d+$/.test(text)) throw badRequest('limit param must be an integer');
  return Math.min(Number(text), MOST);
}

function pageAfter(call: Call, views: readonly View[], marker: string | null): readonly View[] {
  if (marker === null) return views;
  if (!call.stores.of(IMAGES).get(marker)) throw badRequest(`No image found with ID ${marker}`);
  return views.slice(views.findIndex((view) => view['id'] === marker) + 1);
}

function link(query: URLSearchParams, marker?: string): string {
  const next = new URLSearchParams(query);
  next.delete('marker');
  if (marker !== undefined) next.set('marker', marker);
  const text = next.toString();
  return `/v2/images${text === '' ? '' : `?${text}`}`;
}
