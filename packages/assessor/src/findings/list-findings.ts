// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@touchstone/model';
import type { SharedFacts } from '../shared/shared-facts.js';
import { callFindings } from './calls.js';
import { elsewhereFindings } from './elsewhere.js';
import type { FindingSource } from './finding-source.js';
import { brokenRecordings } from './integrity.js';
import { mannersFindings } from './manners.js';
import { paperFindings } from './papers.js';
import { residueFindings } from './residue.js';
import { scanFindings } from './scans.js';
import { stepFindings } from './steps.js';

const SOURCES: readonly FindingSource[] = [
  brokenRecordings,
  stepFindings,
  residueFindings,
  callFindings,
  elsewhereFindings,
  mannersFindings,
  paperFindings,
  scanFindings,
];

const WEIGHTS: readonly Finding['weight'][] = ['blocks', 'warns', 'notes'];

/** All findings, the heaviest first; what several runs show alike is one finding with the evidence of each. */
export function listFindings(shared: SharedFacts): Finding[] {
  const findings = new Map<string, Finding>();
  for (const finding of SOURCES.flatMap((find) => find(shared))) {
    const key = `${WEIGHTS.indexOf(finding.weight)} ${finding.id} ${finding.statement}`;
    const known = findings.get(key);
    findings.set(
      key,
      known === undefined ? finding : { ...known, evidence: [...known.evidence, ...finding.evidence] },
    );
  }
  return [...findings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
