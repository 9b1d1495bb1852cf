// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** What a test suite says of itself. `expected` counts what it planned; what is neither passed nor listed did not run. */
export interface TestResults {
  readonly expected: number;
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

/** Names kept of failed and of skipped tests (model: recording.ts), and characters of a name until it is masked. */
const MAX_NAMES = 5000;
const MAX_NAME = 4000;

/** Gathers the outcomes of one suite. */
export class ResultCounter {
  #passed = 0;
  #other = 0;
  readonly #failed: string[] = [];
  readonly #skipped: string[] = [];

  add(outcome: 'passed' | 'failed' | 'skipped', name: string): void {
    if (outcome === 'passed') this.#passed += 1;
    else {
      this.#other += 1;
      const names = outcome === 'failed' ? this.#failed : this.#skipped;
      if (names.length < MAX_NAMES) names.push((name || 'a test without a name').slice(0, MAX_NAME));
    }
  }

  /** @param planned how many tests the suite said that it would run, where it says so */
  results(planned: number): TestResults {
    const seen = this.#passed + this.#other;
    return {
      expected: Math.max(planned, seen),
      passed: this.#passed,
      failed: this.#failed,
      skipped: this.#skipped,
    };
  }
}

/** The refusal of results that are not in the promised format; where in them, and which rule. */
export function badResults(format: string, where: string, rule: string): TouchstoneError {
  return new TouchstoneError('RESULT_SYNTAX', `The ${format} results are broken at ${where}: ${rule}.`, {
    hint: 'Was the suite stopped while writing, or does something else print into the same file?',
    details: { format, where },
  });
}

/**
 * Why results do not pass, or undefined when they do: something passed, nothing failed, and everything that was planned
 * was run or skipped by the suite itself.
 */
export function whyNotPassed(results: TestResults): string | undefined {
  if (results.expected === 0) return 'the suite ran no tests';
  if (results.failed.length > 0) {
    return `${results.failed.length} of ${results.expected} tests failed: ${results.failed.slice(0, 3).join(', ')}`;
  }
  const missing = results.expected - results.passed - results.skipped.length;
  if (missing > 0) return `${missing} of ${results.expected} planned tests did not run`;
  return results.passed === 0 ? `all ${results.expected} tests were skipped` : undefined;
}
