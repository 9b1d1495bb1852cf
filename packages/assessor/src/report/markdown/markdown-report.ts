// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { headline, isScanOnly } from '../words/headline.js';
import { integrityWords } from '../words/integrity-words.js';
import { criteriaPart, missingPart } from './criteria.js';
import { escapeMarkdown } from './escape-markdown.js';
import { accessPart, evidencePart, reproducePart } from './closing.js';
import { sourcePart } from './source.js';
import { concernsPart, findingsPart, releasesPart, residuePart, runsPart, servicesPart } from './facts.js';

type Part = (assessment: Assessment, options: ReportOptions) => readonly string[];

const PARTS: readonly Part[] = [
  headPart,
  missingPart,
  criteriaPart,
  servicesPart,
  runsPart,
  concernsPart,
  sourcePart,
  findingsPart,
  residuePart,
  releasesPart,
  accessPart,
  reproducePart,
  evidencePart,
];

/** What only a run can show has no place where there was none. */
const OF_RUNS: readonly Part[] = [servicesPart, runsPart, residuePart, releasesPart, accessPart];

/**
 * The assessment as GitHub's Markdown, for a comment on a pull request or a README: the verdict and what is missing in
 * the open, the rest folded. Ends with a newline.
 */
export function markdownReport(assessment: Assessment, options: ReportOptions = {}): string {
  const scanOnly = isScanOnly(assessment);
  const parts = PARTS.filter((part) => !scanOnly || !OF_RUNS.includes(part)).map((part) =>
    part(assessment, options).join('\n'),
  );
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headPart(assessment: Assessment): readonly string[] {
  const { solution, guideline } = assessment;
  const byline = `${solution.vendor} · ${solution.category} · ${solution.licence} · guideline ${guideline.version}`;
  return [
    `## Touchstone: ${escapeMarkdown(`${solution.name} ${solution.versions.join(', ')}`)}`,
    '',
    `**${headline(assessment)}**`,
    '',
    escapeMarkdown(byline),
    ...integrityWords(assessment).flatMap((sentence) => ['', `> ✗ ${escapeMarkdown(sentence)}`]),
  ];
}
