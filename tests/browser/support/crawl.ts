// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { anotherReader } from './served-marketplace.js';

/** What was found at an address of the site. */
export interface Visited {
  /** Path and query. */
  readonly target: string;
  readonly status: number;
  readonly type: string;
  /** Without the encoding in which they were sent. */
  readonly bytes: number;
  readonly sha256: string;
  /** Of a page: its text; empty for anything else. */
  readonly html: string;
  /** The first page that leads here. */
  readonly from: string;
}

interface Link {
  readonly target: string;
  readonly fragment: string;
  readonly from: string;
}

/** Requests under way at once. */
const AT_ONCE = 6;
/** Of addresses with a query, which are combinations without end, so many of each kind. */
const QUERIES = 60;

/**
 * Follows every link of a site from `start` on and hands each answer to `onVisit`. Addresses with a query are a sample of
 * each kind, and of the links on them only those without one are followed.
 * @returns links to a place on a page that has no such place, as `page#place on page`
 */
export async function crawl(
  origin: string,
  start: readonly string[],
  onVisit: (visited: Visited) => void,
): Promise<readonly string[]> {
  const known = new Set(start);
  const waiting: { target: string; from: string }[] = start.map((target) => ({ target, from: '(start)' }));
  const places = new Map<string, ReadonlySet<string>>();
  const wanted: Link[] = [];
  const queries = new Map<string, number>();
  const isFollowed = ({ target, from }: Link): boolean => {
    if (known.has(target)) return false;
    if (!target.includes('?')) return true;
    const kind = kindOf(target);
    const before = queries.get(kind) ?? 0;
    if (from.includes('?') || before >= QUERIES) return false;
    queries.set(kind, before + 1);
    return true;
  };
  while (waiting.length > 0) {
    const next = waiting.splice(0, AT_ONCE);
    for (const visited of await Promise.all(next.map(({ target, from }) => visit(origin, target, from)))) {
      onVisit(visited);
      if (visited.html === '') continue;
      places.set(visited.target, placesOf(visited.html));
      for (const link of linksOf(visited, origin)) {
        if (link.fragment !== '') wanted.push(link);
        if (!isFollowed(link)) continue;
        known.add(link.target);
        waiting.push(link);
      }
    }
  }
  const missing = wanted.filter(
    ({ target, fragment }) => places.has(target) && places.get(target)?.has(fragment) !== true,
  );
  return [...new Set(missing.map(({ target, fragment, from }) => `${target}#${fragment} on ${from}`))];
}

/** `/solutions/rclone/runs/run-1?from=4` is of the kind `/solutions/3`: by its first part and how many follow. */
function kindOf(target: string): string {
  const [, first = '', ...rest] = target.replace(/\?.*/s, '').split('/');
  return `/${first}/${rest.length}`;
}

async function visit(origin: string, target: string, from: string): Promise<Visited> {
  const answer = await fetch(`${origin}${target}`, { redirect: 'manual', headers: anotherReader() });
  const type = answer.headers.get('content-type') ?? '';
  const location = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && location !== null) {
    await answer.body?.cancel();
    const url = new URL(location, `${origin}${target}`);
    if (url.origin !== origin) return { ...NOTHING, target, from, status: answer.status, type };
    return { ...(await visit(origin, `${url.pathname}${url.search}`, from)), target };
  }
  const hash = createHash('sha256');
  const page = type.startsWith('text/html');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    hash.update(chunk);
    bytes += chunk.length;
    if (page) chunks.push(chunk);
  }
  const html = Buffer.concat(chunks).toString('utf8');
  return { target, from, status: answer.status, type, bytes, sha256: hash.digest('hex'), html };
}

const NOTHING = { bytes: 0, sha256: '', html: '' } as const;

function placesOf(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => plain(id)));
}

function linksOf({ html, target: from }: Visited, origin: string): readonly Link[] {
  return [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, raw = '']) => {
    const address = plain(raw);
    if (address.startsWith('data:')) return [];
    const url = new URL(address, `${origin}${from}`);
    if (url.origin !== origin) return [];
    return [
      { target: `${url.pathname}${url.search}`, fragment: decodeURIComponent(url.hash.slice(1)), from },
    ];
  });
}

function plain(attribute: string): string {
  return attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
