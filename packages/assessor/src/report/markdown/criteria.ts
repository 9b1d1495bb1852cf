// SPDX-License-Identifier: Apache-2.0
import { LEVELS, type Assessment, levelTitle } from '@touchstone/model';
import { findMissing, findNextLevel } from '../words/headline.js';
import { levelState } from '../words/level-state.js';
import { OUTCOME_MARKS } from '../words/outcome-mark.js';
import { codeSpan, escapeMarkdown } from './escape-markdown.js';
import { folded } from './folded.js';
import { table } from './table.js';

/** What keeps the solution from the next level, with the mends. */
export function missingPart(assessment: Assessment): readonly string[] {
  const next = findNextLevel(assessment);
  const missing = next === undefined ? [] : findMissing(assessment, next);
  if (next === undefined || missing.length === 0) return [];
  return [
    `### Missing for ${next}`,
    '',
    ...missing.flatMap((criterion) => [
      `- ${OUTCOME_MARKS[criterion.verdict].mark} **${escapeMarkdown(criterion.statement)}** (${criterion.verdict}): ${escapeMarkdown(criterion.why)}`,
      ...(criterion.mend === undefined ? [] : [`  <br>Mend: ${escapeMarkdown(criterion.mend)}`]),
    ]),
  ];
}

/** Levels in the open, criteria folded. */
export function criteriaPart(assessment: Assessment): readonly string[] {
  const levels = LEVELS.map((level) => {
    const criteria = assessment.criteria.filter(
      (entry) => entry.level === level && entry.verdict !== 'not asked',
    );
    const passed = criteria.filter((entry) => entry.verdict === 'passed').length;
    const { mark, word } = levelState(assessment, level);
    return [levelTitle(level), `${mark} ${word}`, `${passed} of ${criteria.length}`];
  });
  const rows = assessment.criteria.map((criterion) => [
    criterion.level,
    `${OUTCOME_MARKS[criterion.verdict].mark} ${criterion.verdict}`,
    `${escapeMarkdown(criterion.statement)} ${codeSpan(criterion.id)}`,
    escapeMarkdown(criterion.why),
  ]);
  return [
    ...table(['Level', 'Verdict', 'Criteria passed:'], levels),
    '',
    ...folded('All criteria', table(['Level', 'Verdict', 'Criterion', 'Why'], rows)),
  ];
}
