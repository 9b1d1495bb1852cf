// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { isTouchstoneError, type TouchstoneError } from './errors.js';
import { manifest } from './manifest.js';
import { parsePaper } from './parse-paper.js';

const GOOD = `format: touchstone/1
solution:
  id: rclone
  name: rclone
  description: Copies files to and from object storage.
  category: storage
  vendor: The rclone authors
  licence: MIT
  version: "1.60.1"
recipe:
  steps:
    - id: copy
      title: Copy a tree
      run: [rclone, version]
`;

function refusalOf(text: string): TouchstoneError {
  try {
    parsePaper(manifest, text, { name: 'touchstone.yaml' });
  } catch (error) {
    if (isTouchstoneError(error)) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('parsePaper', () => {
  it('fills in what a manifest leaves out', () => {
    const paper = parsePaper(manifest, GOOD, { name: 'touchstone.yaml' });
    expect(paper.needs.auth).toEqual(['application_credential', 'password']);
    expect(paper.recipe?.steps[0]).toMatchObject({ timeout: '60s', result: 'exit', retries: 0, shows: [] });
  });

  it('names file, line and field of an unknown field', () => {
    const refusal = refusalOf(GOOD.replace('run: [', 'timeot: 3s\n      run: ['));
    expect(refusal.code).toBe('PAPER_FIELD');
    expect(refusal.message).toMatch(/^touchstone\.yaml:14: recipe\.steps\.0\.timeot: unknown field/);
  });

  it('names the parent line of a field that is missing', () => {
    expect(refusalOf(GOOD.replace('  licence: MIT\n', '')).message).toMatch(/:2: solution\.licence: /);
  });

  it('lists every problem, not only the first', () => {
    const refusal = refusalOf(GOOD.replace('id: copy', 'id: Copy It').replace('licence: MIT', 'licence: 3'));
    expect(refusal.details.problems).toHaveLength(2);
  });

  it('refuses a recipe of zero steps', () => {
    expect(refusalOf(GOOD.replace(/steps:[^]*/, 'steps: []\n')).code).toBe('PAPER_FIELD');
  });

  it('refuses duplicate keys, broken YAML and several documents by line', () => {
    expect(refusalOf(`${GOOD}format: touchstone/1\n`).code).toBe('PAPER_SYNTAX');
    expect(refusalOf('a: [1\nb: 2\n').code).toBe('PAPER_SYNTAX');
    expect(refusalOf(`${GOOD}---\n${GOOD}`).code).toBe('PAPER_SYNTAX');
  });

  it('does not expand a paper of nested aliases without bound', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}*a${i}]`);
    expect(refusalOf(`a0: &a0 [x]\n${rows.join('\n')}\n`).code).toBe('PAPER_SYNTAX');
  });

  it('refuses what is over the limit before reading it', () => {
    const tooLarge = (): unknown => parsePaper(manifest, GOOD, { name: 'm.yaml', limit: 100 });
    expect(tooLarge).toThrow(expect.objectContaining({ code: 'PAPER_TOO_LARGE' }));
  });

  it('answers any text with a value or a coded refusal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          parsePaper(manifest, text, { name: 'x' });
        } catch (error) {
          expect(isTouchstoneError(error)).toBe(true);
        }
      }),
    );
  });
});

describe('a paper that is nested without end', () => {
  const anything = z.unknown();
  const steps = (count: number): string =>
    Array.from({ length: count }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
  const papers: readonly string[] = [
    '['.repeat(500_000),
    '{a: '.repeat(200_000),
    '{"a":'.repeat(100_000),
    '- '.repeat(400_000),
    '? '.repeat(400_000),
    '-\t'.repeat(400_000),
    steps(1300),
    '"['.repeat(100_000),
    '!a '.repeat(20_000),
    '&a '.repeat(20_000),
  ];
  it.each(papers.map((text) => [text.slice(0, 12), text] as const))(
    'is read or refused, and never ends the process: %j…',
    (_, text) => {
      try {
        parsePaper(anything, text, { name: 'deep.yaml' });
      } catch (error) {
        expect(isTouchstoneError(error, 'PAPER_SYNTAX')).toBe(true);
      }
    },
  );
});
