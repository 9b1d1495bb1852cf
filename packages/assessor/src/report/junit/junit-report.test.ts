// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { HOSTILE_STRINGS } from '../testing/hostile-strings.js';
import { replaceStrings } from '../testing/replace-strings.js';
import { sampleAssessment } from '../testing/sample-assessment.js';
import { junitReport } from './junit-report.js';

const CASE = /<testcase [^>]*name="([^"]*)"[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g;

function casesOf(xml: string): ReadonlyMap<string, string> {
  return new Map([...xml.matchAll(CASE)].map((match) => [match[1] ?? '', match[2]?.trim() ?? '']));
}

function caseNamed(xml: string, start: string): string {
  const found = [...casesOf(xml)].find(([name]) => name.startsWith(start));
  if (found === undefined) throw new Error(`no test case starts with ${start}`);
  return found[1];
}

describe('junitReport', () => {
  it('counts what failed, what could not be told and what was skipped, each for itself', () => {
    const xml = junitReport(sampleAssessment());
    expect(caseNamed(xml, 'keystone-v3:')).toBe('');
    expect(caseNamed(xml, 'application-credential:')).toMatch(/^<failure type="failed"/);
    expect(caseNamed(xml, 'relevant-native:')).toMatch(/^<error type="could not tell"/);
    expect(caseNamed(xml, 'earlier-releases:')).toMatch(/^<skipped message="not run: /);
    expect(caseNamed(xml, 'image-waiting:')).toMatch(/^<skipped message="not asked: /);
    expect(xml).toMatch(
      /<testsuites name="touchstone harbour-sync" tests="47" failures="3" errors="2" skipped="2"/,
    );
  });

  it('never shows an expected step that did not run as passed or merely skipped', () => {
    const xml = junitReport(sampleAssessment());
    const run = xml.slice(xml.indexOf('<testsuite name="run 3'));
    expect(caseNamed(run, 'purge:')).toMatch(/^<error type="not run"/);
  });

  it('shows a flake as passed, with its attempts', () => {
    const xml = junitReport(sampleAssessment());
    const run = xml.slice(xml.indexOf('<testsuite name="run 2'), xml.indexOf('<testsuite name="run 3'));
    expect(caseNamed(run, 'large-object:')).toContain('flaky: 2 attempts');
  });

  it('with a level asked for, is red for what keeps it and skips what lies above', () => {
    expect(caseNamed(junitReport(sampleAssessment(), { asked: 'native' }), 'earlier-releases:')).toMatch(
      /^<error/,
    );
    const basic = junitReport(sampleAssessment(), { asked: 'basic' });
    expect(caseNamed(basic, 'application-credential:')).toMatch(/^<skipped .*was not asked for/);
  });

  it('turns a broken recording into an error', () => {
    const assessment = sampleAssessment();
    const runs = assessment.runs.map((run) => ({ ...run, integrity: { state: 'edited' as const } }));
    expect(caseNamed(junitReport({ ...assessment, runs }), 'the recording is complete')).toMatch(/^<error/);
  });

  it.each(HOSTILE_STRINGS)('stays well-formed XML 1.0 whatever strangers write: %j', (hostile) => {
    const xml = junitReport(replaceStrings(() => `${hostile} X`));
    const tags = (text: string) => text.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
    const benign = junitReport(replaceStrings(() => 'Plain X'));
    expect(tags(xml)).toEqual(tags(benign));
    // oxlint-disable-next-line no-control-regex -- the characters that XML 1.0 allows
    expect(xml).not.toMatch(/[^\u0009\u000a\u0020-\ud7ff\u{10000}-\u{10ffff}\ue000-\ufffd]/u);
    expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/);
  });
});
