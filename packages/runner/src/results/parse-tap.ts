// SPDX-License-Identifier: Apache-2.0
import { badResults, ResultCounter, type TestResults } from './test-results.js';

const POINT = /^(not )?ok\b(?:[ \t]+(\d+))?(.*)$/;
const PLAN = /^1\.\.(\d+)(?:[ \t]*#[ \t]*(.*))?$/;
const DIRECTIVE = /(?:^|[^\\])#[ \t]*(SKIP|TODO)\b/i;
const MAX_PLAN = 1_000_000;

/**
 * Reads the Test Anything Protocol, versions 12 to 14 (testanything.org). Subtests and YAML blocks are indented and belong
 * to the test point after or before them, so indented lines say nothing of their own. A plan is required.
 * A failing test marked TODO is expected to fail and counts as skipped. Throws RESULT_SYNTAX.
 */
export function parseTap(text: string): TestResults {
  const counter = new ResultCounter();
  const seen = new Set<number>();
  let plan: number | undefined;
  let last = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\r$/, '');
    const where = `line ${index + 1}`;
    if (/^Bail out!/i.test(line)) {
      counter.add('failed', `bailed out: ${line.slice(9).trim()}`);
      break;
    }
    const planned = PLAN.exec(line);
    if (planned !== null) {
      if (plan !== undefined) throw badResults('TAP', where, 'there is a second plan');
      plan = Number(planned[1]);
      if (plan > MAX_PLAN) throw badResults('TAP', where, `the plan names more than ${MAX_PLAN} tests`);
      continue;
    }
    const point = POINT.exec(line);
    if (point === null) continue;
    const number = point[2] === undefined ? last + 1 : Number(point[2]);
    if (seen.has(number)) throw badResults('TAP', where, `test ${number} comes twice`);
    seen.add(number);
    last = number;
    addPoint(counter, point[1] !== undefined, (point[3] ?? '').trim(), number);
  }
  if (plan === undefined) throw badResults('TAP', 'the end', 'there is no plan (1..N)');
  const beyond = [...seen].find((number) => number < 1 || number > plan);
  if (beyond !== undefined) throw badResults('TAP', `test ${beyond}`, `the plan is 1..${plan}`);
  return counter.results(plan);
}

function addPoint(counter: ResultCounter, failed: boolean, rest: string, number: number): void {
  const directive = DIRECTIVE.exec(` ${rest}`)?.[1]?.toUpperCase();
  const name = rest.replace(/^-[ \t]*/, '').replace(/[ \t]*#.*$/, '') || `test ${number}`;
  if (directive === 'SKIP' || (directive === 'TODO' && failed)) counter.add('skipped', name);
  else counter.add(failed ? 'failed' : 'passed', name);
}
