// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const ASSESSOR_ERRORS = {
  ASSESS_NO_RECORDINGS: 'no recording of a recipe was given',
  ASSESS_NO_STEPS: 'the recordings expect no step, so that there is nothing to judge',
  ASSESS_DUPLICATE_RUN: 'two different recordings say that they are the same run',
  ASSESS_UNKNOWN_CATEGORY: 'the manifest names a category that the categories file does not have',
  ASSESS_UNKNOWN_CONCERN: 'a category names a concern that the concerns file does not have',
  ASSESS_UNKNOWN_RULE: 'the guideline names a rule that this assessor does not have',
  ASSESS_RULE_PARAMS: 'a criterion gives its rule parameters that the rule does not take',
} as const;

export type AssessorErrorCode = keyof typeof ASSESSOR_ERRORS;
