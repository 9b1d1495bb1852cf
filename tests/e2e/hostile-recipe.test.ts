// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OBJECT_LIFE, SIGN_IN, writeARecipe } from './support/a-recipe.js';
import { readAssessment, verdictOf } from './support/read-out.js';
import { touchstone } from './support/touchstone.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'touchstone-e2e-'))));
afterAll(async () => rm(folder, { recursive: true, force: true }));

describe('a recipe that misbehaves', () => {
  it('has every step told as it ended, ends within its limits, and reaches no level', async () => {
    const solution = await writeARecipe(folder, [
      { id: 'life', run: SIGN_IN + OBJECT_LIFE },
      { id: 'hangs', run: 'sleep 600', timeout: '1s' },
      { id: 'ignores-term', run: 'trap "" TERM; while :; do sleep 1; done', timeout: '1s' },
      {
        id: 'forks',
        run: '(setsid sh -c "sleep 611 & sleep 612" >/dev/null 2>&1 &) ; sleep 600',
        timeout: '2s',
      },
      { id: 'prints-binary', run: 'head -c 3000000 /dev/urandom; exit 3' },
      { id: 'not-there', run: ['no-such-program-at-all'] },
      { id: 'empty-suite', run: 'echo 1..0', result: { tap: 'stdout' } },
      { id: 'half-a-suite', run: 'printf "1..3\\nok 1\\nok 2\\n"', result: { tap: 'stdout' } },
    ]);
    const ran = await touchstone(['certify', solution, '--release', 'zed', '--out', 'out'], {}, folder);
    expect(ran, ran.stderr).toMatchObject({ code: 1 });
    const assessment = await readAssessment(join(folder, 'out'));
    expect(assessment.level).toBeNull();
    expect(verdictOf(assessment, 'every-step-passed')).toBe('failed');
    const outcomes = assessment.runs[0]?.steps.map((step) => [step.id, step.outcome]);
    expect(outcomes?.filter(([, outcome]) => outcome === 'passed')).toEqual([['life', 'passed']]);
    expect(outcomes).toHaveLength(8);
    const left = execFileSync('sh', ['-c', 'pgrep -f "sleep 61[12]" || true'], { encoding: 'utf8' });
    expect(left).toBe('');
    // Eight megabytes of noise on a terminal help nobody, and control bytes could drive it.
    expect(ran.stderr.length).toBeLessThan(40_000);
    const control = [...ran.stderr].filter((letter) => letter < ' ' && !'\n\r\t'.includes(letter));
    expect(control).toEqual([]);
  }, 120_000);

  it('is told which prerequisite is missing before anything is done', async () => {
    const solution = await writeARecipe(folder, [], {
      recipe: {
        prerequisites: [
          {
            id: 'tool',
            check: ['no-such-program-at-all'],
            missing: 'Install the tool: apt-get install tool.',
          },
        ],
        steps: [{ id: 'one', title: 'One', run: ['true'] }],
      },
    });
    const ran = await touchstone(
      ['certify', solution, '--release', 'zed', '--out', 'out-missing'],
      {},
      folder,
    );
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('Install the tool: apt-get install tool.');
    await expect(readFile(join(folder, 'out-missing', 'bundle.json'))).rejects.toThrow();
  });
});
