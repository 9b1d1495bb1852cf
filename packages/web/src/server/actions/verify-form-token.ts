// SPDX-License-Identifier: Apache-2.0
import { createHash, timingSafeEqual } from 'node:crypto';
import { TouchstoneError } from '@touchstone/model';
import { FORM_TOKEN } from '../sessions/form-token.js';
import type { SignedIn } from '../sessions/signed-in.js';

/**
 * Refuses a form that was not made for this session: of another one, of one before signing in, or of another site.
 * @throws TouchstoneError WEB_FORM_TOKEN
 */
export function verifyFormToken(form: URLSearchParams, session: SignedIn | undefined): void {
  if (session === undefined) return;
  const given = form.getAll(FORM_TOKEN);
  if (given.length === 1 && timingSafeEqual(hash(given[0] ?? ''), hash(session.formToken))) return;
  throw new TouchstoneError('WEB_FORM_TOKEN', 'This form belongs to another session, or to none.', {
    hint: 'Load its page again and send it from there; nothing was done.',
  });
}

/** Of equal length whatever was sent. */
function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
