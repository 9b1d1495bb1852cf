// SPDX-License-Identifier: Apache-2.0
export { assess } from './assess.js';
export { ASSESSOR_ERRORS, type AssessorErrorCode } from './errors.js';
export { explainCriterion } from './explain-criterion.js';
export type { AssessmentInput, Categories, Concerns, Integrity, Recording } from './input.js';
export { RunObserver, type ObservedRun } from './observe/run-observer.js';
export { everyStepPassed } from './facts/run-facts.js';
export { reachLevels } from './reach-levels.js';
export { installedIndex, type OpenStackIndex } from './openstack-index.js';
export { releaseOfPlatform } from './shared/release-of-platform.js';
export { RULES_VERSION } from './rules/index.js';
export {
  accessRuleDeriver,
  deriveAccessRules,
  type CloudNames,
  type DerivedAccessRules,
} from './shared/access-rules.js';
export * from './report/index.js';
