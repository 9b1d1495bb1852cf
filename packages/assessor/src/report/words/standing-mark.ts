// SPDX-License-Identifier: Apache-2.0
import type { AssessedConcern, Assessment, ToneMark } from '@touchstone/model';

export type Standing = Assessment['releases'][number]['standing'];

/** Tested, extrapolated and claimed must look different wherever they are shown (DESIGN.md, section 2). */
export const STANDING_MARKS: Readonly<Record<Standing, ToneMark & { readonly means: string }>> = {
  tested: { mark: '✓', tone: 'good', means: 'evidence on this exact release' },
  failed: { mark: '✗', tone: 'bad', means: 'ran on this release and did not pass' },
  extrapolated: { mark: '~', tone: 'quiet', means: 'tested on a lower and a higher release' },
  claimed: { mark: '·', tone: 'quiet', means: 'the vendor says so' },
};

export const CONCERN_MARKS: Readonly<Record<AssessedConcern['verdict'], ToneMark>> = {
  native: { mark: '●', tone: 'good' },
  both: { mark: '◐', tone: 'warn' },
  parallel: { mark: '○', tone: 'bad' },
  'not shown': { mark: '?', tone: 'warn' },
  'not concerned': { mark: '–', tone: 'quiet' },
};

const RELEVANCE: readonly AssessedConcern['relevance'][] = ['core', 'relevant', 'other'];

/** Concerns with the core ones first; equal relevance keeps the assessor's order. */
export function sortConcerns(concerns: readonly AssessedConcern[]): readonly AssessedConcern[] {
  return [...concerns].sort((a, b) => RELEVANCE.indexOf(a.relevance) - RELEVANCE.indexOf(b.relevance));
}
