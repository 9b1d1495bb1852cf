// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { HOSTILE_STRINGS } from '../testing/hostile-strings.js';
import { replaceStrings } from '../testing/replace-strings.js';
import { sampleAssessment } from '../testing/sample-assessment.js';
import { htmlReport } from './html-report.js';

/** The tags of a page in order, with the names of their attributes: what a stranger's string must never change. */
function skeleton(page: string): readonly string[] {
  const tags = page.match(/<[a-z!/][^>]*>/gi) ?? [];
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""'));
}

describe('htmlReport', () => {
  it('gives the same bytes for the same assessment', () => {
    expect(htmlReport(sampleAssessment())).toBe(htmlReport(sampleAssessment()));
  });

  it('asks for nothing from anywhere and lets only its own style and script run', () => {
    const page = htmlReport(sampleAssessment());
    expect(page).toMatch(/default-src &#39;none&#39;|default-src 'none'/);
    expect(page).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(page).not.toMatch(/\b(?:src|href)="(?!#|data:)/);
    expect(page).not.toMatch(/ style="| on[a-z]+="/);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('gives every id once, and every link within the page a target', () => {
    const page = htmlReport(sampleAssessment());
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it.each(HOSTILE_STRINGS)('keeps its structure whatever strangers write: %j', (hostile) => {
    const benign = replaceStrings((text) => `Plain X${text.length % 7}`);
    const attacked = replaceStrings((text) => `${hostile} X${text.length % 7}`);
    const page = htmlReport(attacked);
    expect(skeleton(page)).toEqual(skeleton(htmlReport(benign)));
    expect(page).not.toMatch(
      // oxlint-disable-next-line no-control-regex -- looks for control characters
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]/,
    );
  });

  it('says at the top that a broken recording cannot certify', () => {
    const assessment = sampleAssessment();
    const [first, ...others] = assessment.runs;
    if (first === undefined) throw new Error('the sample has runs');
    const broken = { ...first, integrity: { state: 'truncated' as const, why: 'the last seal is missing' } };
    expect(htmlReport({ ...assessment, runs: [broken, ...others] })).toContain(
      'The recording of run 1 is truncated and cannot certify: the last seal is missing.',
    );
  });

  it('stands empty without claiming anything', () => {
    const { runs, ...assessment } = sampleAssessment();
    const bare = runs.slice(0, 1).map((run) => ({
      ...run,
      exchanges: 0,
      services: [],
      operations: [],
      timeline: [],
      lifecycles: [],
      residue: { how: 'unknown' as const, resources: [], couldNotList: [] },
    }));
    const page = htmlReport({
      ...assessment,
      runs: bare,
      level: null,
      criteria: [],
      concerns: [],
      accessRules: [],
      releases: [],
      findings: [],
      lowestRelease: { release: null, because: [] },
    });
    expect(page).toContain('No operation was called in this run.');
    expect(page).toContain('neither listed nor followed');
    expect(page).not.toContain('✓ nothing left');
    expect(page).not.toMatch(/undefined|NaN|Infinity/);
  });
});
