// SPDX-License-Identifier: Apache-2.0
export { OPENSTACK_ERRORS, type OpenstackErrorCode } from './errors.js';
export type {
  Creates,
  Deletes,
  Operation,
  OperationKind,
  Reads,
  Role,
  Scope,
  Tracking,
} from './operations/operation.js';
export { findOperation, getOperation, operations } from './operations/operations.js';
export { explainOperation } from './operations/explain-operation.js';
export { diffReleases } from './operations/diff-releases.js';
export { relatives } from './operations/relatives.js';
export { roleIn } from './operations/role-in.js';
export { tracking } from './operations/tracking.js';
export { findService, getService, resolveServiceType, services, type Service } from './services/services.js';
export { compareReleases, findRelease, getRelease, releases, type Release } from './releases/releases.js';
export { compareMicroversions } from './releases/microversion.js';
export { microversionRange, type MicroversionRange } from './releases/microversion-range.js';
export { identifyRelease, type IdentifiedRelease } from './releases/identify-release.js';
export { isOfferedIn, lowestReleaseFor, type LowestRelease, type UsedOperation } from './releases/offered.js';
export { matchRequest } from './match/match-request.js';
export { matchAction } from './match/match-action.js';
export { isNoSuchOperation } from './match/is-no-such-operation.js';
export type {
  Match,
  MatchableRequest,
  MatchedOperation,
  NearMiss,
  NeedsAction,
  Params,
  UnknownCode,
  UnknownRequest,
} from './match/match.js';
