// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { HOSTILE_STRINGS } from '../testing/hostile-strings.js';
import { replaceStrings } from '../testing/replace-strings.js';
import { sampleAssessment } from '../testing/sample-assessment.js';
import { codeSpan, escapeMarkdown } from './escape-markdown.js';
import { markdownReport } from './markdown-report.js';

function unfenced(text: string): readonly string[] {
  return text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').split('\n');
}

describe('markdownReport', () => {
  it('opens with the verdict and what is missing for the next level', () => {
    const lines = markdownReport(sampleAssessment()).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '## Touchstone: Harbour Sync 2.4.1',
      '',
      '**Reaches basic. 1 criterion is missing for integrated.**',
    ]);
    expect(lines).toContain('### Missing for integrated');
  });

  it.each(HOSTILE_STRINGS)('keeps its lines and tables whatever strangers write: %j', (hostile) => {
    const benign = markdownReport(replaceStrings(() => 'Plain X'));
    const attacked = markdownReport(replaceStrings(() => `X ${hostile}`));
    // Fenced blocks keep their bytes, a line for a line; what they hold is no markup.
    const shape = (text: string) => unfenced(text).map((line) => line.match(/(?<!\\)\|/g)?.length ?? 0);
    expect(attacked.split('\n').length).toBe(benign.split('\n').length);
    expect(shape(attacked)).toEqual(shape(benign));
    const tags = (text: string) =>
      unfenced(text).flatMap((line) => line.replace(/(`+)(?:(?!\1).)*\1/g, '').match(/<[^>]*>/g) ?? []);
    expect(tags(attacked)).toEqual(tags(benign));
  });
});

describe('escapeMarkdown', () => {
  it('calls nobody and links nowhere', () => {
    expect(escapeMarkdown('@all [x](javascript:1) <b>')).toBe('@&#8203;all \\[x\\](javascript:1) &lt;b&gt;');
  });

  it('leaves plain sentences alone', () => {
    expect(escapeMarkdown('Tested on 2026.2 (and zed), 9 of 9.')).toBe('Tested on 2026.2 (and zed), 9 of 9.');
  });
});

describe('codeSpan', () => {
  it('uses a fence that the text does not hold', () => {
    expect(codeSpan('a``b')).toBe('``` a``b ```');
    expect(codeSpan('plain')).toBe('`plain`');
  });
});
