// SPDX-License-Identifier: Apache-2.0
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeACiProject, type CiProject } from './support/a-ci-project.js';
import { makeATrustWorld, type TrustWorld } from './support/a-trust-world.js';
import { makeGitlabProject, runGitlabPipeline, type GitlabVariable } from './support/gitlab-ci-local.js';

const home = fileURLToPath(new URL('../..', import.meta.url));
const missing = ['git', 'rsync'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);

let folder = '';
let project: CiProject;
let world: TrustWorld;
let log: Awaited<ReturnType<TrustWorld['serve']>> | undefined;
beforeAll(async () => {
  if (missing.length > 0) return;
  folder = await mkdtemp(join(tmpdir(), 'touchstone-gitlab-'));
  project = await writeACiProject(folder);
  world = await makeATrustWorld(folder, [{ id: 'my-lab', kind: 'lab', may: ['certify'] }]);
  log = await world.serve();
  await copyFile(join(home, 'ci/gitlab/touchstone.gitlab-ci.yml'), join(project.folder, 'touchstone.yml'));
  await writeFile(join(project.folder, '.gitlab-ci.yml'), 'include: [{ local: touchstone.yml }]\n');
  makeGitlabProject(project.folder);
}, 120_000);
afterAll(async () => {
  await log?.stop();
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

const plain = (value: string): GitlabVariable => ({ value });
const settings = {
  TOUCHSTONE_HOME: plain(home),
  TOUCHSTONE_SOLUTION: plain('solution'),
  TOUCHSTONE_SCAN: plain('solution'),
};

describe.skipIf(missing.length > 0)(
  `the template for GitLab${missing.map((one) => ` (${one} is missing)`).join('')}`,
  () => {
    it('certifies in one job and signs in another, which alone is given the key', async () => {
      const { url = '', token = '' } = log ?? {};
      const key = await readFile(world.keyOf('my-lab'), 'utf8');
      const secret = (value: string, type: 'file' | 'variable' = 'variable'): GitlabVariable => ({
        value,
        type,
        environment: 'touchstone',
      });
      const ran = await runGitlabPipeline(project.folder, folder, {
        ...settings,
        TOUCHSTONE_PUBLISH_TO: plain(url),
        TOUCHSTONE_TRUST_ROOT: plain(world.trustRoot),
        TOUCHSTONE_LAB: plain('my-lab'),
        TOUCHSTONE_ARTEFACT: plain('dist.tar'),
        TOUCHSTONE_KEY_FILE: secret(key, 'file'),
        TOUCHSTONE_TOKEN: secret(token),
      });
      expect(ran.code, ran.log).toBe(0);
      expect(ran.log).toContain('shell-scripts reaches integrated; basic was asked.');
      const artefacts = join(project.folder, '.gitlab-ci-local/artifacts');
      expect(
        await readFile(join(artefacts, 'touchstone-certify/touchstone-out/junit.xml'), 'utf8'),
      ).toContain('<testsuite');

      const [body = ''] = key.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
      expect(ran.log).not.toContain(body);
      expect(ran.log).not.toContain(token);

      const bundle = join(artefacts, 'touchstone-sign/touchstone-out.touchstone');
      expect((await world.run(['verify', bundle])).stdout).toContain('log.example/touchstone');
      expect((await world.run(['status', url])).stdout).toMatch(/shell-scripts .* my-lab .* valid/);
    }, 240_000);

    it('refuses to run the recipe where the key is given to every job', async () => {
      const ran = await runGitlabPipeline(project.folder, folder, {
        ...settings,
        TOUCHSTONE_TOKEN: plain('canary-token'),
      });
      expect(ran.code).not.toBe(0);
      expect(ran.log).toContain('TOUCHSTONE_TOKEN is set: the recipe could read it.');
      expect(ran.log).not.toContain('canary-token');
    }, 120_000);
  },
);
