// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const MODEL_ERRORS = {
  PAPER_SYNTAX: 'the text is not YAML or JSON',
  PAPER_FIELD: 'a field is unknown, missing or has a wrong value',
  PAPER_TOO_LARGE: 'the paper is larger than its limit',
  PAPER_FORMAT: 'the paper names a format that this version does not read',
  PAPER_CANONICAL: 'a signed paper is not written in canonical form (RFC 8785)',
} as const;
