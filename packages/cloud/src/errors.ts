// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const CLOUD_ERRORS = {
  CLOUD_UNKNOWN_RELEASE: 'the embedded cloud does not know this release',
  CLOUD_UNKNOWN_OPERATION: 'a handler is bound to an operation that the index does not hold',
  CLOUD_DUPLICATE_HANDLER: 'two handlers are bound to the same operation',
  CLOUD_CANNOT_LISTEN: 'the address or port that the cloud was to listen on is taken or not ours',
  CLOUD_NOT_FOUND: 'a record that the cloud itself relies on is missing',
} as const;

export type CloudErrorCode = keyof typeof CLOUD_ERRORS;
