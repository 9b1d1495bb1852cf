// SPDX-License-Identifier: Apache-2.0
import { escapeXml } from '@touchstone/model';

/** What a CI makes of a test case: a failure or an error turns it red, a skipped one is counted and shown. */
export type CaseResult = 'passed' | 'failure' | 'error' | 'skipped';

export interface TestCase {
  readonly name: string;
  readonly group: string;
  readonly seconds: number;
  readonly result: CaseResult;
  /** The outcome in Touchstone's words, such as `could not tell`. */
  readonly outcome: string;
  readonly message: string;
  /** Lines below the message. */
  readonly text: readonly string[];
}

export interface TestSuite {
  readonly name: string;
  readonly startedAt?: string;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly cases: readonly TestCase[];
}

/** A suite in the form that Jenkins, GitLab and GitHub's readers of JUnit XML share. */
export function renderSuite(suite: TestSuite): string {
  // The common schema's timestamp has neither fraction nor zone; times are UTC.
  const started =
    suite.startedAt === undefined ? '' : ` timestamp="${escapeXml(suite.startedAt.slice(0, 19))}"`;
  const properties = suite.properties.map(
    ([name, value]) => `      <property name="${escapeXml(name)}" value="${escapeXml(value)}"/>\n`,
  );
  return [
    `  <testsuite name="${escapeXml(suite.name)}" ${counts(suite.cases)}${started}>\n`,
    properties.length === 0 ? '' : `    <properties>\n${properties.join('')}    </properties>\n`,
    ...suite.cases.map(renderCase),
    '  </testsuite>\n',
  ].join('');
}

/** The attributes that count cases, for a suite or for all. */
export function counts(cases: readonly TestCase[]): string {
  const of = (result: CaseResult) => cases.filter((entry) => entry.result === result).length;
  const seconds = cases.reduce((sum, entry) => sum + entry.seconds, 0);
  return `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}" time="${seconds.toFixed(3)}"`;
}

function renderCase(entry: TestCase): string {
  const head = `    <testcase classname="${escapeXml(entry.group)}" name="${escapeXml(entry.name)}" time="${entry.seconds.toFixed(3)}"`;
  const text = entry.text.map(escapeXml).join('\n');
  if (entry.result === 'passed') {
    return text === ''
      ? `${head}/>\n`
      : `${head}>\n      <system-out>${text}</system-out>\n    </testcase>\n`;
  }
  const message = `message="${escapeXml(`${entry.outcome}: ${entry.message}`)}"`;
  if (entry.result === 'skipped') return `${head}>\n      <skipped ${message}/>\n    </testcase>\n`;
  return `${head}>\n      <${entry.result} type="${escapeXml(entry.outcome)}" ${message}>${text}</${entry.result}>\n    </testcase>\n`;
}
