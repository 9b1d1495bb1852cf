// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const REGISTRY_ERRORS = {
  REGISTRY_NOT_FOUND: 'the registry has nothing under that name',
} as const;
