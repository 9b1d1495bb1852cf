// SPDX-License-Identifier: Apache-2.0
import type { Finding, ToneMark } from '@touchstone/model';

export const FINDING_MARKS: Readonly<Record<Finding['weight'], ToneMark>> = {
  blocks: { mark: '✗', tone: 'bad' },
  warns: { mark: '!', tone: 'warn' },
  notes: { mark: '·', tone: 'quiet' },
};

const ORDER: readonly Finding['weight'][] = ['blocks', 'warns', 'notes'];

/** Findings with what blocks first; equal weights keep the assessor's order. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight));
}
