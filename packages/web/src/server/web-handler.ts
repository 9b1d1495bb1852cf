// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { HandledResponse } from '@touchstone/attest';
import type { ApiRequest, EvidenceCounts, LiveView } from '@touchstone/registry';
import { findBrowserModule, type Page, renderPage, type Site, stylesheet } from '../design/index.js';
import { absentPage, brokenPage, gonePage } from './failure-pages.js';
import { matchRoute } from './match-route.js';
import { ROUTES } from './routes.js';
import { PAGE_HEADERS } from './page-headers.js';
import { readTheme, setTheme, THEME_PATH } from './theme.js';
import type { Shown, WebWorld } from './web-world.js';

/** Most that a query may be long; a longer one is no search that our pages make. */
const LONGEST_QUERY = 8000;

/**
 * The marketplace's pages as a handler. Undefined for paths that other rooms answer, so that it stands before them and
 * `answerAbsent` behind them.
 */
export function webHandler(world: WebWorld): (request: ApiRequest) => Promise<HandledResponse | undefined> {
  return async (request) => {
    const { path } = request;
    if (path === THEME_PATH) return setTheme(request);
    const isPage = matchRoute(ROUTES, path) !== undefined;
    const asset = isPage ? undefined : findAsset(path);
    if (!isPage && asset === undefined) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed();
    if (asset !== undefined) return asset;
    return answerPage(world, request);
  };
}

/** The page for a path that nobody answers. */
export async function answerAbsent(world: WebWorld, request: ApiRequest): Promise<HandledResponse> {
  return finish(404, absentPage(request.path), await siteOf(world, request), request);
}

async function answerPage(world: WebWorld, request: ApiRequest): Promise<HandledResponse> {
  const site = await siteOf(world, request);
  try {
    const shown = await showPage(world, request, site);
    switch (shown.kind) {
      case 'page':
        return finish(shown.status ?? 200, shown.page, site, request);
      case 'moved':
        return { status: 308, headers: { ...PAGE_HEADERS, location: shown.to }, body: '' };
      case 'gone':
        return finish(410, gonePage(request.path, shown.what), site, request);
      case 'absent':
        return finish(404, absentPage(request.path, shown.what), site, request);
    }
  } catch (error) {
    world.onDefect?.(error);
    return finish(500, brokenPage(request.path, error), site, request);
  }
}

async function showPage(world: WebWorld, { path, query }: ApiRequest, site: Site): Promise<Shown> {
  const matched = matchRoute(ROUTES, path);
  if (matched === undefined) return { kind: 'absent' };
  const { certificates, runs, scans } = site.rests;
  return matched.route.show({
    ...world,
    view: await world.live.current(),
    counts: { certificates, runs, scans },
    parts: matched.parts,
    query: new URLSearchParams(query.slice(0, LONGEST_QUERY)),
  });
}

async function siteOf(world: WebWorld, request: ApiRequest): Promise<Site> {
  const view = await world.live.current();
  const counts = await countsOf(world, view);
  return {
    origin: world.origin,
    rests: { solutions: view.index.rows, ...counts, log: world.log?.() },
    loading: world.loading?.(),
    theme: readTheme(request.header('cookie')),
    themeAction: THEME_PATH,
  };
}

const COUNTS = new WeakMap<LiveView, EvidenceCounts>();

/** Asked for once for each state of the registry: every bundle that comes in makes a listing another. */
async function countsOf({ registry }: WebWorld, view: LiveView): Promise<EvidenceCounts> {
  const known = COUNTS.get(view);
  if (known !== undefined) return known;
  const counts = await registry.counts();
  COUNTS.set(view, counts);
  return counts;
}

/** A page with its entity tag: of the bytes, so that it cannot be wrong. */
function finish(status: number, page: Page, site: Site, request: ApiRequest): HandledResponse {
  const body = renderPage(page, site);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8', etag, vary: 'Cookie' };
  const known = (request.header('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (status === 200 && known.includes(etag)) return { status: 304, headers, body: '' };
  return { status, headers, body: request.method === 'HEAD' ? '' : body };
}

/** The style sheet and the modules: their paths name their content, so that nobody has to ask for one twice. */
function findAsset(path: string): HandledResponse | undefined {
  const [text, type] =
    path === stylesheet.path
      ? [stylesheet.text, 'text/css']
      : [findBrowserModule(path)?.text, 'text/javascript'];
  if (text === undefined) return undefined;
  const headers = {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: text };
}

function notAllowed(): HandledResponse {
  const headers = { ...PAGE_HEADERS, allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' };
  return { status: 405, headers, body: 'A page is asked for by GET.\n' };
}
