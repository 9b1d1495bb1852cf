// SPDX-License-Identifier: Apache-2.0
export * from './assessment.js';
export * from './bundle.js';
export * from './clean-text.js';
export * from './canonical-json.js';
export * from './digest.js';
export * from './duration.js';
export * from './error-codes.js';
export * from './errors.js';
export * from './guideline.js';
export * from './json-schemas.js';
export * from './manifest.js';
export * from './parse-paper.js';
export * from './platform.js';
export * from './recording.js';
export * from './release-diff.js';
export * from './scan.js';
export * from './vocabulary.js';
