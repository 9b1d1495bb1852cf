// SPDX-License-Identifier: Apache-2.0

/** The codes of the command itself; documented in docs/reference/errors.md, never reused. */
export const CLI_ERRORS = {
  CLI_USAGE: 'the words of the command line do not fit',
  CLI_NO_MANIFEST: 'there is no touchstone.yaml where one was named',
  CLI_NO_RECIPE: 'the solution has no recipe, and no scan was given either',
  CLI_NO_SCAN: 'there is no scan where one was named',
  CLI_NO_GUIDELINE: 'there is no guideline of that version',
  CLI_NO_SOLUTION: 'the log has no certificate of that solution',
  CLI_NO_CATEGORY: 'the manifest names a category that the guideline does not know',
  CLI_NO_SERVICE: 'no such service, or no such operation, in the index',
  CLI_NO_RELEASE: 'no such release, or the embedded cloud does not offer it',
  CLI_FILE_EXISTS: 'a file stands where one is to be written, or cannot be made there',
  CLI_OUT_NOT_EMPTY: 'the folder for the output is not empty and is no bundle',
  CLI_NO_TOKEN: 'no token to publish with was given',
  CLI_PORT: 'nothing can be served at the address that was named',
  CLI_REQUEST_CUT: 'a request ended before its end',
  CLI_NO_CHECKPOINT: 'a witness shows no checkpoint of the log',
  CLI_LIVE_PACKAGES: 'packages that a recipe installs could not be fetched for a live run',
  CLI_NO_KEY: 'no key to sign with was given',
  CLI_NO_FILE: 'a file that was named is not there, cannot be read, or is larger than what is read',
  CLI_SIGNED: 'the bundle is signed already, or not yet, so that it cannot be signed in this way',
  BUNDLE_MIXED: 'bundles of different solutions cannot be assessed together',
} as const;
