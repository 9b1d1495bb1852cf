// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const WEB_ERRORS = {
  WEB_NOT_FOUND: 'there is no such page',
  WEB_MODULE: 'a script that a page names is not in the build',
} as const;
