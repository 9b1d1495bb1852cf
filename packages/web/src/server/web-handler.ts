// SPDX-License-Identifier: Apache-2.0
import type { HandledResponse } from '@touchstone/attest';
import { isTouchstoneError } from '@touchstone/model';
import type { ApiRequest, ApiResponse } from '@touchstone/registry';
import { answerEvents } from './answer-events.js';
import { findBrowserModule, type Page, stylesheet } from '../design/index.js';
import { adminPaths } from '../pages/admin/admin-paths.js';
import { ACTIONS } from './actions/actions.js';
import { answerAction } from './actions/answer-action.js';
import { answerPicture } from './answer-picture.js';
import { absentPage, brokenPage, gonePage, refusedPage } from './failure-pages.js';
import { finishPage, finishPrivatePage } from './finish-page.js';
import { matchRoute } from './match-route.js';
import { ROUTES } from './routes.js';
import { PAGE_HEADERS } from './page-headers.js';
import { readSessionCookie } from './sessions/session-cookie.js';
import { findSignedIn, isSecure, type SignedIn } from './sessions/signed-in.js';
import { verifyRole } from './sessions/verify-role.js';
import { siteOf } from './site-of.js';
import { sourcesOf } from './sources-of.js';
import { setTheme, THEME_PATH } from './theme.js';
import type { Shown, WebWorld } from './web-world.js';

/**
 * The marketplace's pages as a handler. Undefined for paths that other rooms answer, so that it stands before them and
 * `answerAbsent` behind them.
 */
export function webHandler(world: WebWorld): (request: ApiRequest) => Promise<ApiResponse | undefined> {
  return async (request) => {
    const { path } = request;
    if (path === THEME_PATH) return setTheme(request);
    const action = matchRoute(ACTIONS, path);
    if (action !== undefined && request.method === 'POST') return answerAction(world, request, action);
    const isPage = matchRoute(ROUTES, path) !== undefined;
    const asset = isPage ? undefined : findAsset(path);
    if (!isPage && asset === undefined) return action === undefined ? undefined : notAllowed('POST');
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD');
    if (asset !== undefined) return asset;
    return answerPage(world, request);
  };
}

/** The page for a path that nobody answers. */
export async function answerAbsent(world: WebWorld, request: ApiRequest): Promise<HandledResponse> {
  return finishPage(404, absentPage(request.path), await siteOf(world, request), request);
}

async function answerPage(world: WebWorld, request: ApiRequest): Promise<ApiResponse> {
  const session = findSignedIn(world, request);
  // Pages for everyone stay up without the database; pages for someone await it again, and fail.
  const site = await siteOf(world, request, await session.catch(() => undefined));
  // What is made for someone is for nobody else's eyes, and not for that one's once signed out.
  const signedIn = readSessionCookie(request.header('cookie'), isSecure(world)) !== undefined;
  // The page of a sign-in link holds the link's secret, before anyone is signed in.
  const isPrivate = signedIn || request.path === adminPaths.signIn;
  const finishFor = isPrivate ? finishPrivatePage : finishPage;
  const finish = (status: number, page: Page) => finishFor(status, page, site, request);
  try {
    const shown = await showPage(world, request, session);
    switch (shown.kind) {
      case 'page':
        return finish(shown.status ?? 200, shown.page);
      case 'moved':
        return { status: 308, headers: { ...PAGE_HEADERS, location: shown.to }, body: '' };
      case 'gone':
        return finish(410, gonePage(request.path, shown.what));
      case 'absent':
        return finish(404, absentPage(request.path, shown.what));
      case 'picture':
        return answerPicture(shown);
      case 'busy':
        return {
          status: 503,
          headers: {
            ...PAGE_HEADERS,
            'retry-after': String(shown.seconds),
            'content-type': 'text/plain; charset=utf-8',
          },
          body: 'Too much is asked for at once. Ask again in a moment.\n',
        };
      case 'events':
        return answerEvents(shown.events, request);
    }
  } catch (error) {
    if (isTouchstoneError(error, 'WEB_SIGN_IN', 'WEB_ROLE')) {
      return finishPrivatePage(403, refusedPage(request.path, error), site, request);
    }
    world.onDefect?.(error);
    return finish(500, brokenPage(request.path, error));
  }
}

async function showPage(
  world: WebWorld,
  request: ApiRequest,
  signedIn: Promise<SignedIn | undefined>,
): Promise<Shown> {
  const matched = matchRoute(ROUTES, request.path);
  if (matched === undefined) return { kind: 'absent' };
  // Where nobody can sign in, there is nothing to sign in to.
  if (matched.route.needs !== undefined && world.admin === undefined) return { kind: 'absent' };
  const session = await signedIn.catch((error: unknown) => {
    if (matched.route.needs !== undefined) throw error;
    world.onDefect?.(error);
    return undefined;
  });
  verifyRole(matched.route.needs, session);
  return matched.route.show(await sourcesOf(world, request, matched.parts, session));
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

function notAllowed(allow: string): HandledResponse {
  const headers = { ...PAGE_HEADERS, allow, 'content-type': 'text/plain; charset=utf-8' };
  return { status: 405, headers, body: `Ask for this by ${allow.replace(', ', ' or ')}.\n` };
}
