// SPDX-License-Identifier: Apache-2.0
import {
  type AssessedCriterion,
  type Assessment,
  formatCounted,
  type Ink,
  type Level,
  LEVELS,
  levelTitle,
  padEnd,
} from '@touchstone/model';
import { findNextLevel, isScanOnly } from '../words/headline.js';
import { levelState } from '../words/level-state.js';
import { OUTCOME_MARKS } from '../words/outcome-mark.js';

const WORD = 18;
const INDENT = 4;

/** Each level with its criteria; those that keep the next level from being reached say why and how to mend it. */
export function levelLines(assessment: Assessment, ink: Ink): readonly string[] {
  if (isScanOnly(assessment)) return scannedLines(assessment, ink);
  return LEVELS.flatMap((level) => [levelLine(assessment, level, ink), ...criteria(assessment, level, ink)]);
}

/** Of a solution that was only scanned: what scans judge, with its reason, and how many criteria wait for a run. */
function scannedLines({ criteria: all }: Assessment, ink: Ink): readonly string[] {
  const judged = all.filter((one) => one.verdict !== 'not run' && one.verdict !== 'not asked');
  const waiting = all.filter((one) => one.verdict === 'not run').length;
  return [
    ink.heading('Criteria', 'that a scan can judge'),
    ...judged.flatMap((one) => criterionLines(one, true, ink)),
    `    ${ink.say(`· ${formatCounted(waiting, 'criterion waits', 'criteria wait')} for a run of a recipe: touchstone certify`, 'quiet')}`,
  ];
}

function levelLine(assessment: Assessment, level: Level, ink: Ink): string {
  const { mark, tone, word } = levelState(assessment, level);
  const name = ink.say(padEnd(levelTitle(level).toUpperCase(), INDENT + WORD - 2), 'strong');
  return `  ${name}${ink.say(`${mark} ${word}`, tone)}`;
}

function criteria(assessment: Assessment, level: Level, ink: Ink): readonly string[] {
  // Levels beyond the next wait their turn: their mends are in the other reports, and this one stays a screen long.
  const next = findNextLevel(assessment) === level;
  const missing = assessment.levels.find((entry) => entry.level === level)?.missing ?? [];
  return assessment.criteria
    .filter((criterion) => criterion.level === level)
    .flatMap((criterion) => criterionLines(criterion, next && missing.includes(criterion.id), ink));
}

function criterionLines(criterion: AssessedCriterion, explain: boolean, ink: Ink): readonly string[] {
  const lead = ' '.repeat(INDENT) + ink.mark(OUTCOME_MARKS[criterion.verdict], criterion.verdict, WORD);
  const lines = ink.block(lead, INDENT + WORD, criterion.statement);
  if (!explain) return lines;
  const below = ' '.repeat(INDENT + WORD);
  const mend =
    criterion.mend === undefined
      ? []
      : ink.block(`${' '.repeat(INDENT + WORD - 2)}→ `, INDENT + WORD, criterion.mend);
  return [...lines, ...ink.block(below, INDENT + WORD, criterion.why, 'quiet'), ...mend];
}
