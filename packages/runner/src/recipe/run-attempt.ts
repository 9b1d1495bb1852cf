// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { isTouchstoneError, type RecipeStep, type StepEnd } from '@touchstone/model';
import { commandArgv } from '../process/command-argv.js';
import { maskSecrets } from '../process/output-tail.js';
import { runCommand, type CommandEnd } from '../process/run-command.js';
import { forgetResults, readResults, resultFile } from '../results/read-results.js';
import { whyNotPassed, type TestResults } from '../results/test-results.js';
import type { RecipeContext } from './recipe-context.js';

/** A setup or teardown action, or a step. */
export interface Action {
  readonly id: string;
  readonly run: string | readonly string[];
  readonly timeoutMs: number;
  readonly result: RecipeStep['result'];
}

/** How one attempt ended. `output` is for people, never for evidence. */
export type Attempt = Pick<StepEnd, 'outcome' | 'exit' | 'reason' | 'tests' | 'survivors'> & {
  readonly output: string;
};

/** Runs an action once and judges it by its exit code and, where the manifest says so, by its suite's results. */
export async function runAttempt(
  action: Action,
  context: RecipeContext,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  const stdoutFile = join(context.workdir, '.touchstone', `${action.id}.stdout`);
  const place = action.result === 'exit' ? undefined : action.result;
  try {
    const results = place === undefined ? undefined : resultFile(place, context.workdir, stdoutFile);
    if (results !== undefined) forgetResults(results.path);
    const end = await runCommand({
      argv: commandArgv(action.run, { ...context, id: action.id }),
      cwd: context.workdir,
      env: context.env,
      timeoutMs: action.timeoutMs,
      graceMs: context.graceMs,
      signal,
      run: context.run,
      workdir: context.workdir,
      recipeDir: context.recipeDir,
      sandbox: context.sandbox,
      stdoutFile: results?.stdout ? stdoutFile : undefined,
    });
    const plain = judgeExit(action, end);
    const tests =
      place === undefined || results === undefined || end.why !== 'ended'
        ? undefined
        : withoutSecrets(readResults(place, results.path), context.secrets);
    return { ...judgeTests(plain, tests), ...about(end, context) };
  } catch (error) {
    // Results that are missing or broken, or a disk that takes no script file: the step cannot have passed.
    const reason = error instanceof Error ? error.message : String(error);
    const hint = isTouchstoneError(error) && error.hint !== undefined ? ` ${error.hint}` : '';
    return {
      outcome: 'failed',
      exit: { code: null, signal: null },
      reason: (reason + hint).slice(0, 400),
      output: '',
    };
  }
}

/** A test may be named after what it was given: `test_login[the password]`. */
function withoutSecrets(results: TestResults, secrets: readonly string[]): TestResults {
  const mask = (name: string): string => maskSecrets(name, secrets).slice(0, 300);
  return { ...results, failed: results.failed.map(mask), skipped: results.skipped.map(mask) };
}

type Judged = Pick<StepEnd, 'outcome' | 'exit' | 'reason' | 'tests'>;

function judgeExit(action: Action, end: CommandEnd): Judged {
  const exit = { code: end.code, signal: end.signal };
  if (end.exceeded !== undefined) return { outcome: 'failed', exit, reason: end.exceeded };
  switch (end.why) {
    case 'timed out':
      return {
        outcome: 'timed out',
        exit,
        reason: `it ran longer than its limit of ${action.timeoutMs / 1000} s`,
      };
    case 'interrupted':
      return { outcome: 'interrupted', exit, reason: 'the run was interrupted' };
    case 'not started':
      return {
        outcome: 'failed',
        exit,
        reason: `it could not be started: ${end.error ?? 'no reason given'}`,
      };
    case 'ended':
      if (end.code === 0) return { outcome: 'passed', exit };
      return {
        outcome: 'failed',
        exit,
        reason:
          end.signal === null
            ? `it ended with exit code ${end.code ?? '?'}`
            : `it was ended by ${end.signal}`,
      };
  }
}

/** Both must agree: a suite whose tests pass but that exits with an error has failed, and the other way round. */
function judgeTests(plain: Judged, tests: TestResults | undefined): Judged {
  if (tests === undefined) return plain;
  const why = whyNotPassed(tests);
  const kept = {
    expected: tests.expected,
    passed: tests.passed,
    failed: [...tests.failed],
    skipped: [...tests.skipped],
  };
  if (why === undefined) return { ...plain, tests: kept };
  return { ...plain, outcome: 'failed', reason: why.slice(0, 400), tests: kept };
}

function about(end: CommandEnd, context: RecipeContext): Pick<Attempt, 'survivors' | 'output'> {
  return {
    ...(end.survivors > 0 ? { survivors: end.survivors } : {}),
    output: end.output.maskedText(context.secrets),
  };
}
