// SPDX-License-Identifier: Apache-2.0
export { ATTEST_ERRORS } from './errors.js';
export { readBundle, readIndex, removeBundle, writeBundle } from './bundle/bundle-folder.js';
export {
  assessEvidence,
  bundleMembers,
  evidenceOf,
  type Evidence,
  type RecordingMember,
} from './bundle/evidence.js';
export { parseGuidelineFiles, type GuidelineFiles } from './bundle/guideline-texts.js';
export { makeFolderInside, readInside, removeInside, writeInside } from './bundle/inside-folder.js';
export {
  measureFile,
  storedBytes,
  type HeldMember,
  type Member,
  type MemberRole,
  type StoredMember,
} from './bundle/member.js';
export { eachLine } from './bundle/recording-lines.js';
export { parseScan, SCAN_LIMIT, scanText, type ScanPaper } from './bundle/scan-paper.js';
