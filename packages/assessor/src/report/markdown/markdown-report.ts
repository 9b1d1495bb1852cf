// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { headline } from '../words/headline.js';
import { criteriaPart, missingPart } from './criteria.js';
import { escapeMarkdown } from './escape-markdown.js';
import { accessPart, evidencePart, reproducePart } from './closing.js';
import { concernsPart, findingsPart, releasesPart, residuePart, runsPart, servicesPart } from './facts.js';

type Part = (assessment: Assessment, options: ReportOptions) => readonly string[];

const PARTS: readonly Part[] = [
  headPart,
  missingPart,
  criteriaPart,
  servicesPart,
  runsPart,
  concernsPart,
  findingsPart,
  residuePart,
  releasesPart,
  accessPart,
  reproducePart,
  evidencePart,
];

/**
 * The assessment as GitHub's Markdown, for a comment on a pull request or a README: the verdict and what is missing in
 * the open, the rest folded. Ends with a newline.
 */
export function markdownReport(assessment: Assessment, options: ReportOptions = {}): string {
  const parts = PARTS.map((part) => part(assessment, options).join('\n'));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headPart({ solution, guideline, ...assessment }: Assessment): readonly string[] {
  const name = `${solution.name} ${solution.versions.join(', ')}`;
  const byline = `${solution.vendor} · ${solution.category} · ${solution.licence}`;
  const broken = assessment.runs.flatMap((run, index) =>
    run.integrity.state === 'complete'
      ? []
      : ['', `> ✗ The recording of run ${index + 1} is ${run.integrity.state} and cannot certify.`],
  );
  return [
    `## Touchstone: ${escapeMarkdown(name)}`,
    '',
    `**${headline({ solution, guideline, ...assessment })}**`,
    '',
    `${escapeMarkdown(byline)} · guideline ${escapeMarkdown(guideline.version)}`,
    ...broken,
  ];
}
