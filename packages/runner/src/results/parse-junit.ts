// SPDX-License-Identifier: Apache-2.0
import { badResults, ResultCounter, type TestResults } from './test-results.js';
import { xmlEvents } from './xml-events.js';

interface Suite {
  readonly declared: number;
  seen: number;
}

/**
 * Reads JUnit XML as Ant, Maven Surefire, pytest and their like write it: `testsuites` or `testsuite` at the root,
 * `testcase` with `failure`, `error` or `skipped` inside. A suite that declares more tests than it lists expected them all.
 * Throws RESULT_SYNTAX.
 */
export function parseJunit(text: string): TestResults {
  const counter = new ResultCounter();
  const suites: Suite[] = [];
  let missing = 0;
  let total = 0;
  let test: { name: string; outcome: 'passed' | 'failed' | 'skipped' } | undefined;
  let root = true;
  for (const event of xmlEvents(text)) {
    if (root && event.kind === 'open' && event.name !== 'testsuites' && event.name !== 'testsuite') {
      throw badResults(
        'JUnit',
        'the root',
        `the root element is <${event.name}>, not <testsuites> or <testsuite>`,
      );
    }
    root = false;
    if (event.kind === 'open') {
      if (event.name === 'testsuite')
        suites.push({ declared: declaredTests(event.attributes['tests']), seen: 0 });
      else if (event.name === 'testcase') {
        if (test !== undefined)
          throw badResults('JUnit', `test ${test.name}`, 'a <testcase> inside a <testcase>');
        const { classname, name = '' } = event.attributes;
        test = { name: classname ? `${classname}.${name}` : name, outcome: 'passed' };
      } else if (test !== undefined) {
        if (event.name === 'failure' || event.name === 'error') test.outcome = 'failed';
        else if (event.name === 'skipped' && test.outcome === 'passed') test.outcome = 'skipped';
      }
    } else if (event.name === 'testcase' && test !== undefined) {
      counter.add(test.outcome, test.name);
      total += 1;
      for (const suite of suites) suite.seen += 1;
      test = undefined;
    } else if (event.name === 'testsuite') {
      const suite = suites.pop();
      // Only the outermost counts: some writers add up nested suites in the outer one's attribute.
      if (suite !== undefined && suites.length === 0) missing += Math.max(0, suite.declared - suite.seen);
    }
  }
  return counter.results(total + missing);
}

function declaredTests(attribute: string | undefined): number {
  if (attribute === undefined) return 0;
  if (!/^\d{1,7}$/.test(attribute))
    throw badResults('JUnit', 'a <testsuite>', `tests="${attribute.slice(0, 40)}" is no number`);
  return Number(attribute);
}
