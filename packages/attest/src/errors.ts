// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const ATTEST_ERRORS = {
  BUNDLE_MISSING: 'the bundle, or a member that it names, is not there',
  BUNDLE_TOO_LARGE: 'the bundle, or one of its members, is larger than what is read',
  BUNDLE_DIGEST: 'a member of the bundle does not have the bytes that its index names',
  BUNDLE_INCOMPLETE: 'the bundle lacks a paper that an assessment needs',
  BUNDLE_PATH_TAKEN: 'a link or a file stands where a folder of the bundle is to be',
} as const;
