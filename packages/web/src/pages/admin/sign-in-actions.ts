// SPDX-License-Identifier: Apache-2.0
import type { Action } from '../../server/actions/action.js';
import { sessionCookie } from '../../server/sessions/session-cookie.js';
import { isSecure } from '../../server/sessions/signed-in.js';
import { actorOf, SECRET_BYTES } from './actor-of.js';
import { adminPaths } from './admin-paths.js';
import { refusedSignInPage } from './show-sign-in.js';

/** Signing in by a link, signing out, and ending sessions from elsewhere. */
export const SIGN_IN_ACTIONS: readonly Action[] = [
  {
    pattern: adminPaths.signIn,
    act: async ({ admin, form, clock, cookie, ...world }) => {
      if (admin === undefined) return { kind: 'absent' };
      const begun = await admin.sessions.useLink(
        form.get('link') ?? '',
        admin.random(SECRET_BYTES),
        new Date(clock()),
        cookie,
      );
      if (begun === undefined) return { kind: 'page', page: refusedSignInPage(), status: 403 };
      return {
        kind: 'redirect',
        to: adminPaths.overview,
        cookie: sessionCookie(begun.secret, isSecure(world)),
      };
    },
  },
  {
    pattern: adminPaths.signOut,
    act: async ({ admin, session, clock, ...world }) => {
      if (session !== undefined) {
        await admin?.sessions.end(session.id, { by: session.subject, at: new Date(clock()) });
      }
      return { kind: 'redirect', to: '/', cookie: sessionCookie(undefined, isSecure(world)) };
    },
  },
  {
    pattern: adminPaths.endSession,
    needs: 'administrator',
    act: async ({ admin, form, ...sources }) => {
      await admin?.sessions.end(form.get('session') ?? '', actorOf(sources));
      return { kind: 'redirect', to: `${adminPaths.overview}#sessions` };
    },
  },
];
