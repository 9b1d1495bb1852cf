// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { plainLines } from './plain-lines.js';

/** Exit codes (DESIGN: 0 reached the asked level; 1 ran, did not reach it; 2 could not run). */
export const EXIT = { reached: 0, notReached: 1, couldNotRun: 2, interrupted: 130 } as const;

/** What a refusal looks like: a sentence, what to do, and its code; one JSON object where JSON was asked for. */
export function refusalText(error: unknown, asJson: boolean): string {
  if (!isTouchstoneError(error)) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (!asJson)
      return `touchstone: this is a defect of Touchstone, please report it:\n${plainLines(detail)}\n`;
    return `${JSON.stringify({ error: { code: 'DEFECT', message: detail } })}\n`;
  }
  if (asJson) {
    const { code, message, hint, details } = error;
    return `${JSON.stringify({ error: { code, message, hint, details } })}\n`;
  }
  const problems = Array.isArray(error.details.problems) ? error.details.problems.slice(1, 10) : [];
  const more = problems.map(
    (p: { line: number; field: string; rule: string }) => `  line ${p.line}: ${p.field}: ${p.rule}\n`,
  );
  const hint = error.hint === undefined ? '' : `  ${error.hint}\n`;
  return plainLines(`touchstone: ${error.message}\n${more.join('')}${hint}  [${error.code}]\n`);
}
