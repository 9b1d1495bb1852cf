// SPDX-License-Identifier: Apache-2.0
import type { SignedIn } from './signed-in.js';

/** The field by which a form shows that one of our pages made it. */
export const FORM_TOKEN = 'form-token';

/** Belongs into every form that is sent to an action; nothing where nobody signed in. */
export function FormToken({ session }: { readonly session: SignedIn | undefined }) {
  return session === undefined ? null : <input type="hidden" name={FORM_TOKEN} value={session.formToken} />;
}
