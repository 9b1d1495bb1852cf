// SPDX-License-Identifier: Apache-2.0
import { type Assessment, cleanText, formatCounted } from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { accessRulesCommand, accessRulesJson } from '../words/access-rules.js';
import { reportDigest } from '../words/report-digest.js';
import { reproduceCommands } from '../words/reproduce.js';
import { runLabel } from '../words/run-label.js';
import { codeSpan, escapeMarkdown } from './escape-markdown.js';
import { folded } from './folded.js';
import { table } from './table.js';

/** The least privilege, as the file that the openstack client takes. */
export function accessPart(assessment: Assessment): readonly string[] {
  const { accessRules, role } = assessment;
  if (accessRules.length === 0) return [];
  return folded(`Least privilege: ${formatCounted(accessRules.length, 'access rule')}`, [
    `Role ${codeSpan(role.name)}. Save as ${codeSpan('access-rules.json')}:`,
    '',
    ...block('json', accessRulesJson(assessment)),
    '',
    ...block('sh', accessRulesCommand(assessment)),
  ]);
}

/** How to come to the same verdict. */
export function reproducePart(assessment: Assessment, options: ReportOptions): readonly string[] {
  const lines = reproduceCommands(assessment, options).map((command) => command.line);
  return folded('How to reproduce', block('sh', lines.join('\n')));
}

/** The papers by digest. */
export function evidencePart(assessment: Assessment): readonly string[] {
  const rows = [
    ['Assessment', codeSpan(reportDigest(assessment))],
    ['Manifest', codeSpan(assessment.manifest)],
    [`Guideline ${escapeMarkdown(assessment.guideline.version)}`, codeSpan(assessment.guideline.digest)],
    ...assessment.runs.map((run, index) => [
      `Run ${index + 1}, ${escapeMarkdown(runLabel(run))}, ${escapeMarkdown(run.tool)}`,
      codeSpan(run.recording),
    ]),
  ];
  return folded('Evidence', table(['Paper', 'Digest'], rows));
}

/** A fenced block; the fence is longer than any run of backticks that the text holds. */
function block(language: string, text: string): readonly string[] {
  const lines = text.trimEnd().split('\n').map(cleanText);
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
}
