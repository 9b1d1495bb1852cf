// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startACloud, type ACloud } from './support/a-cloud.js';
import { OBJECT_LIFE, SIGN_IN, writeARecipe } from './support/a-recipe.js';
import { readAssessment, verdictOf } from './support/read-out.js';
import { touchstone } from './support/touchstone.js';

let folder: string;
let cloud: ACloud;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-e2e-'));
  cloud = await startACloud(folder);
});
afterAll(async () => {
  await cloud.close();
  await rm(folder, { recursive: true, force: true });
});

describe('touchstone certify', () => {
  it('takes a recipe to a level, leaves nothing on the cloud, and can be recomputed byte for byte', async () => {
    const before = await cloud.projects();
    const solution = await writeARecipe(folder, [{ id: 'life', run: SIGN_IN + OBJECT_LIFE }]);
    const ran = await touchstone(
      ['certify', solution, '--scan', solution, '--out', 'out'],
      cloud.env,
      folder,
    );
    expect(ran, ran.stderr).toMatchObject({ code: 0 });
    const assessment = await readAssessment(join(folder, 'out'));
    expect(assessment.level).toBe('integrated');
    expect(assessment.scans.map((scan) => scan.subject.kind)).toEqual(['tree']);
    expect(assessment.runs.map((run) => [run.purpose, run.unclassified])).toEqual([
      ['certify', 0],
      ['least-privilege', 0],
    ]);
    expect(verdictOf(assessment, 'least-privilege')).toBe('passed');
    expect(await cloud.projects()).toEqual(before);

    const again = await touchstone(['assess', 'out'], {}, folder);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('the same bytes');

    const rules = await touchstone(['access-rules', 'out'], {}, folder);
    expect(JSON.parse(rules.stdout)).toContainEqual({
      service: 'object-store',
      method: 'PUT',
      path: '/v1/AUTH_*/*/**',
    });
  });

  it('exits with 1 when the asked level is not reached', async () => {
    const ran = await touchstone(['assess', 'out', '--level', 'native'], {}, folder);
    expect(ran.code).toBe(1);
  });

  it('refuses evidence that was changed by one byte', async () => {
    const path = join(folder, 'out', 'assessment.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"level":"integrated"', '"level":"native"    '));
    const ran = await touchstone(['assess', 'out'], {}, folder);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('[BUNDLE_DIGEST]');
    await writeFile(path, text);
  });

  it('writes every report beside the bundle', async () => {
    for (const name of ['report.html', 'report.txt', 'report.md', 'junit.xml']) {
      expect((await readFile(join(folder, 'out', name), 'utf8')).length).toBeGreaterThan(200);
    }
  });

  it('joins the evidence of several machines into one bundle, each recording once', async () => {
    const solution = join(folder, 'solution');
    const target = ['--release', 'zed', '--no-least-privilege'];
    await touchstone(['certify', solution, ...target, '--out', 'elsewhere'], {}, folder);
    const ran = await touchstone(['assess', 'out', 'elsewhere', 'out', '--out', 'joined'], {}, folder);
    expect(ran, ran.stderr).toMatchObject({ code: 0 });
    const { runs } = await readAssessment(join(folder, 'joined'));
    expect(runs.map((run) => run.platform.release.name).toSorted()).toEqual(['2026.2', '2026.2', 'zed']);
    const again = await touchstone(['assess', 'joined'], {}, folder);
    expect(again.stderr).toContain('the same bytes');
  });
});
