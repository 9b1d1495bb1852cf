// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';
import type {
  categoriesFile,
  concernsFile,
  Guideline,
  Manifest,
  RecordingHeader,
  RecordingLine,
  Scan,
} from '@touchstone/model';
import type { ObservedRun } from './observe/run-observer.js';

/** What whoever read a recording found out about its seals and its end. */
export interface Integrity {
  readonly state: 'complete' | 'interrupted' | 'truncated' | 'edited';
  readonly why?: string;
}

/** A recording as read: its digest, header, lines in any order (header and seals may be among them or not) and integrity. */
export interface Recording {
  readonly digest: string;
  readonly header: RecordingHeader;
  readonly lines: readonly RecordingLine[];
  readonly integrity: Integrity;
}

export type Concerns = z.infer<typeof concernsFile>;
export type Categories = z.infer<typeof categoriesFile>;

/** A scan, and the digest of the paper that it was read from. */
export interface ScanEvidence {
  readonly scan: Scan;
  readonly digest: string;
}

/** All that a verdict depends on. Digests are of the papers as the bundle holds them. */
export interface AssessmentInput {
  readonly manifest: Manifest;
  readonly manifestDigest: string;
  /** Of the recipe folder as the bundle holds it, in the way of a recording's header. */
  readonly recipeDigest: string;
  readonly guideline: Guideline;
  readonly guidelineDigest: string;
  readonly concerns: Concerns;
  readonly concernsDigest: string;
  readonly categories: Categories;
  readonly categoriesDigest: string;
  /** In any order. Long ones are better observed as they are read (RunObserver) than held. */
  readonly recordings: readonly (Recording | ObservedRun)[];
  /** Of its source and stack, in any order, with the digests that the bundle knows them by. */
  readonly scans?: readonly ScanEvidence[];
}
