// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeACiProject, type CiProject } from './support/a-ci-project.js';
import { makeATrustWorld, type TrustWorld } from './support/a-trust-world.js';

const home = fileURLToPath(new URL('../..', import.meta.url));
const missing =
  spawnSync('ansible-playbook', ['--version']).error === undefined ? '' : ' (ansible-core is missing)';

let folder = '';
let project: CiProject;
let world: TrustWorld;
let served: Awaited<ReturnType<TrustWorld['serve']>> | undefined;
beforeAll(async () => {
  if (missing !== '') return;
  folder = await mkdtemp(join(tmpdir(), 'touchstone-zuul-'));
  project = await writeACiProject(folder);
  world = await makeATrustWorld(folder, [{ id: 'my-lab', kind: 'lab', may: ['certify'] }]);
  served = await world.serve();
  // As Zuul prepares a node: the checkouts of all projects below the user's folder.
  await mkdir(join(folder, 'src'));
  await rename(project.folder, join(folder, 'src/project'));
  await symlink(home, join(folder, 'src/touchstone'));
}, 120_000);
afterAll(async () => {
  await served?.stop();
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

interface Played {
  readonly code: number | null;
  readonly log: string;
}

/** Runs a playbook on this machine as Zuul's executor would on a node, with what Zuul tells it. */
async function play(name: string, vars: Readonly<Record<string, unknown>> = {}): Promise<Played> {
  const told = {
    ansible_user_dir: folder,
    zuul: {
      project: { name: 'project', src_dir: 'src/project' },
      projects: {
        'example.org/project': { name: 'project', src_dir: 'src/project' },
        'example.org/touchstone': { name: 'touchstone', src_dir: 'src/touchstone' },
      },
    },
    ...vars,
  };
  const file = join(folder, 'vars.json');
  await writeFile(file, JSON.stringify(told));
  const words = [
    '-vvv',
    '-i',
    'localhost,',
    '-c',
    'local',
    '-e',
    `@${file}`,
    join(home, 'ci/zuul/playbooks', name),
  ];
  return new Promise((resolve) => {
    const child = spawn('ansible-playbook', words, {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        LANG: 'C.UTF-8',
        ANSIBLE_LOCAL_TEMP: join(folder, '.ansible'),
        ANSIBLE_PYTHON_INTERPRETER: 'auto_silent',
        ANSIBLE_RETRY_FILES_ENABLED: 'false',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('close', (code) => resolve({ code, log }));
  });
}

const solution = { touchstone_solution: 'solution', touchstone_scan: 'solution' };

describe.skipIf(missing !== '')(`the jobs for Zuul${missing}`, () => {
  it('name playbooks that are there, and the job that is given secrets runs after review alone', async () => {
    const [certify, sign] = parse(await readFile(join(home, 'ci/zuul/zuul.d/jobs.yaml'), 'utf8')).map(
      ({ job }: { job: Record<string, string | boolean> }) => job,
    );
    const playbooks = (await readdir(join(home, 'ci/zuul/playbooks'))).map(
      (name) => `ci/zuul/playbooks/${name}`,
    );
    expect(playbooks).toEqual(expect.arrayContaining([certify.run, certify['post-run'], sign['post-run']]));
    expect(sign).toMatchObject({ parent: certify.name, 'post-review': true });
  });

  it('certify, sign where that succeeded, and keep report and bundle; no secret is printed or left', async () => {
    const certified = await play('certify.yaml', { ...solution, touchstone_releases: ['2026.2'] });
    expect(certified.code, certified.log).toBe(0);

    const key = await readFile(world.keyOf('my-lab'), 'utf8');
    const { url = '', token = '' } = served ?? {};
    const signing = {
      touchstone_publish_to: url,
      touchstone_trust_root: world.trustRoot,
      touchstone_lab: 'my-lab',
      touchstone_artefacts: ['dist.tar'],
      touchstone_signing: { key, token },
    };
    const signed = await play('sign.yaml', { ...signing, zuul_success: true });
    expect(signed.code, signed.log).toBe(0);
    const [body = ''] = key.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
    const folderOfSecrets = /"path": "([^"]*\/touchstone-[^"]*)"/.exec(signed.log)?.[1] ?? '';
    expect(folderOfSecrets).not.toBe('');
    await expect(readdir(folderOfSecrets)).rejects.toMatchObject({ code: 'ENOENT' });
    for (const secret of [body, token]) expect(signed.log).not.toContain(secret);

    const kept = await play('keep.yaml');
    expect(kept.code, kept.log).toBe(0);
    const artefacts = join(folder, 'zuul-output/artifacts/touchstone');
    expect((await readdir(artefacts)).toSorted()).toEqual([
      'junit.xml',
      'report.html',
      'report.md',
      'touchstone-out.touchstone',
    ]);
    const bundle = join(artefacts, 'touchstone-out.touchstone');
    expect((await world.run(['verify', bundle])).stdout).toContain('log.example/touchstone');
    expect((await world.run(['status', url])).stdout).toMatch(/shell-scripts .* my-lab .* valid/);
  }, 240_000);

  it('sign nothing where the job failed, and fail where the level is not reached', async () => {
    const skipped = await play('sign.yaml', { touchstone_lab: 'my-lab', zuul_success: false });
    expect(skipped.code).toBe(0);
    expect(skipped.log).not.toContain('sign.sh');
    const missed = await play('certify.yaml', {
      ...solution,
      touchstone_level: 'native',
      touchstone_out: 'missed',
    });
    expect(missed.code).not.toBe(0);
    expect(missed.log).toContain('native was asked');
  }, 240_000);
});
