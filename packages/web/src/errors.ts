// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const WEB_ERRORS = {
  WEB_NOT_FOUND: 'there is no such page',
  WEB_MODULE: 'a script that a page names is not in the build',
  WEB_BUSY: 'too much is asked for at once',
  WEB_CARD: 'a social card cannot be painted',
  WEB_FORM_ORIGIN: 'a form was not sent from one of our own pages',
  WEB_FORM_TYPE: 'what was sent to an action is no form',
  WEB_FORM_SIZE: 'a form is larger than any of ours',
  WEB_FORM_TOKEN: 'a form was not made for the session that it is sent in',
  WEB_SIGN_IN: 'only who signed in may do that',
  WEB_ROLE: 'whoever is signed in may not do that',
} as const;
