// SPDX-License-Identifier: Apache-2.0
// What a CI system shows of a verdict. Usage: summary.mjs FOLDER LEVEL. On GitHub: the step's summary, its outputs, and
// annotations; elsewhere one line.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** GitHub takes a summary of a mebibyte a step, and drops a longer one whole. */
const SUMMARY_LIMIT = 1_000_000;

const [folder, asked] = process.argv.slice(2);
const { solution, level, levels } = JSON.parse(readFileSync(join(folder, 'assessment.json'), 'utf8'));
const order = levels.map((one) => one.level);
const reached = order.indexOf(level) >= order.indexOf(asked);
const verdict = `${solution.id} reaches ${level ?? 'no level'}; ${asked} was asked.`;
const next = levels.find((one) => !one.reached);
const missing =
  next === undefined ? '' : ` Missing for ${next.level}: ${next.missing.join(', ') || 'the level below'}.`;
process.stdout.write(`${verdict}${missing}\n`);

const { GITHUB_ACTIONS, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = process.env;
if (GITHUB_ACTIONS === 'true') {
  // Ids and levels only: a name may hold what the runner would read as a command.
  process.stdout.write(`::${reached ? 'notice' : 'error'} title=Touchstone::${verdict}${missing}\n`);
}
if (GITHUB_STEP_SUMMARY) {
  const report = readFileSync(join(folder, 'report.md'));
  const cut = report.length > SUMMARY_LIMIT;
  appendFileSync(GITHUB_STEP_SUMMARY, report.subarray(0, SUMMARY_LIMIT));
  appendFileSync(GITHUB_STEP_SUMMARY, cut ? '\n\n(cut; the whole is among the artefacts)\n' : '\n');
}
if (GITHUB_OUTPUT) appendFileSync(GITHUB_OUTPUT, `level=${level ?? 'none'}\n`);
