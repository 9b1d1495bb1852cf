// SPDX-License-Identifier: Apache-2.0
import { type Assessment, type Finding, formatCounted, type Ink } from '@touchstone/model';
import { evidenceWords } from '../words/evidence-words.js';
import { FINDING_MARKS, sortFindings } from '../words/finding-mark.js';
import { placeWords } from '../words/scan-words.js';

/** More would push the verdict off the screen; the other reports have them all. */
const SHOWN = 6;

/** What the evidence shows beyond the criteria, the heaviest first, with mend and evidence. */
export function findingLines(assessment: Assessment, ink: Ink): readonly string[] {
  const findings = sortFindings(assessment.findings);
  if (findings.length === 0) return [ink.heading('Findings'), `  ${ink.say('✓ none', 'good')}`];
  const rest = findings.length - SHOWN;
  return [
    ink.heading('Findings', formatCounted(findings.length, 'finding')),
    ...findings.slice(0, SHOWN).flatMap((finding, index, shown) =>
      // Neighbours with the same mend share it.
      lines(assessment, finding, finding.mend === shown[index + 1]?.mend ? undefined : finding.mend, ink),
    ),
    ...(rest > 0 ? [`  ${ink.say(`and ${rest} more, in the JSON and HTML reports`, 'quiet')}`] : []),
  ];
}

function lines(
  assessment: Assessment,
  finding: Finding,
  mend: string | undefined,
  ink: Ink,
): readonly string[] {
  const lead = `  ${ink.mark(FINDING_MARKS[finding.weight], finding.weight, 10)}`;
  const shown = finding.weight === 'notes' ? undefined : mend;
  return [
    ...ink.block(lead, 12, `${finding.statement}${where(assessment, finding)}`),
    ...(shown === undefined ? [] : ink.block('          → ', 12, shown)),
  ];
}

/** In which runs it was seen, and how often, or where in source: `(run 1: 9 lines, run 2: line 4)`. */
function where(assessment: Assessment, { evidence, places = [] }: Finding): string {
  const seen = evidence.map((ref) => evidenceWords(assessment, ref.count > 2 ? { ...ref, seqs: [] } : ref));
  const found = places.slice(0, 2).map(placeWords);
  const all = [...seen, ...found, ...(places.length > 2 ? [`${places.length - 2} more places`] : [])];
  return all.length === 0 ? '' : ` (${all.join(', ')})`;
}
