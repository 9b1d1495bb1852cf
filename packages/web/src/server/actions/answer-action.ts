// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import type { HandledResponse } from '@touchstone/attest';
import type { ApiRequest } from '@touchstone/registry';
import type { Page } from '../../design/index.js';
import { absentPage, brokenPage, refusedPage } from '../failure-pages.js';
import { finishPrivatePage } from '../finish-page.js';
import type { MatchedRoute } from '../match-route.js';
import { ownPath } from '../own-path.js';
import { PAGE_HEADERS } from '../page-headers.js';
import { readSessionCookie } from '../sessions/session-cookie.js';
import { findSignedIn, isSecure } from '../sessions/signed-in.js';
import { verifyRole } from '../sessions/verify-role.js';
import { siteOf } from '../site-of.js';
import { sourcesOf } from '../sources-of.js';
import type { WebWorld } from '../web-world.js';
import type { Acted, Action } from './action.js';
import { readForm } from './read-form.js';
import { verifyFormToken } from './verify-form-token.js';
import { verifyOrigin } from './verify-origin.js';

/** Of refusals of what was sent; of others the action says it. */
const STATUS: Readonly<Record<string, number>> = {
  WEB_FORM_ORIGIN: 403,
  WEB_FORM_TYPE: 415,
  WEB_FORM_SIZE: 413,
  WEB_FORM_TOKEN: 403,
  WEB_SIGN_IN: 403,
  WEB_ROLE: 403,
};

/** Does what a form asks for, where its sender may. */
export async function answerAction(
  world: WebWorld,
  request: ApiRequest,
  matched: MatchedRoute<Action>,
): Promise<HandledResponse> {
  const finish = async (status: number, page: Page, cookie?: string): Promise<HandledResponse> => {
    const session = await findSignedIn(world, request).catch(() => undefined);
    const site = await siteOf(world, request, session);
    return withCookie(finishPrivatePage(status, page, site, request), cookie);
  };
  try {
    const acted = await act(world, request, matched);
    switch (acted.kind) {
      case 'redirect': {
        const headers = { ...PAGE_HEADERS, 'cache-control': 'no-store', location: ownPath(acted.to) };
        return withCookie({ status: 303, headers, body: '' }, acted.cookie);
      }
      case 'page':
        return await finish(acted.status ?? 200, acted.page, acted.cookie);
      case 'absent':
        return await finish(404, absentPage(request.path, acted.what));
    }
  } catch (error) {
    if (isTouchstoneError(error, ...Object.keys(STATUS))) {
      return finish(STATUS[error.code] ?? 400, refusedPage(request.path, error));
    }
    world.onDefect?.(error);
    return finish(500, brokenPage(request.path, error));
  }
}

/** What is looked at before anything is done, in this order: nothing of a form is read that another site sent. */
async function act(
  world: WebWorld,
  request: ApiRequest,
  { route, parts }: MatchedRoute<Action>,
): Promise<Acted> {
  verifyOrigin(request, world.origin);
  const form = await readForm(request);
  const session = await findSignedIn(world, request);
  verifyFormToken(form, session);
  verifyRole(route.needs, session);
  return route.act({
    ...(await sourcesOf(world, request, parts, session)),
    form,
    client: request.client,
    cookie: readSessionCookie(request.header('cookie'), isSecure(world)),
  });
}

function withCookie(response: HandledResponse, cookie: string | undefined): HandledResponse {
  if (cookie === undefined) return response;
  return { ...response, headers: { ...response.headers, 'set-cookie': cookie } };
}
