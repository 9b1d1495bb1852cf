// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeACiProject, type CiProject } from './support/a-ci-project.js';
import { makeATrustWorld, type TrustWorld } from './support/a-trust-world.js';
import { runScript } from './support/run-script.js';
import { readAction, runAction } from './support/run-action.js';

const ci = (name: string): string => fileURLToPath(new URL(`../../ci/${name}`, import.meta.url));
const [ACTION, CERTIFY, SIGN] = [ci('github/action.yml'), ci('certify.sh'), ci('sign.sh')];

let folder = '';
let project: CiProject;
let world: TrustWorld;
let log: Awaited<ReturnType<TrustWorld['serve']>> | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-github-'));
  project = await writeACiProject(folder);
  world = await makeATrustWorld(folder, [{ id: 'my-lab', kind: 'lab', may: ['certify'] }]);
  log = await world.serve();
}, 120_000);
afterAll(async () => {
  await log?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the action for GitHub', () => {
  it('puts no expression into a script: whatever an input holds stays a value', async () => {
    const { runs, inputs } = await readAction(ACTION);
    expect(runs.using).toBe('composite');
    for (const step of runs.steps) {
      expect(step.run ?? '').not.toContain('${{');
      if (step.run !== undefined) expect(step.shell).toBe('bash');
    }
    for (const { description } of Object.values(inputs)) expect(description.length).toBeGreaterThan(10);
  });

  it('gives secrets to the step that signs alone', async () => {
    const { runs } = await readAction(ACTION);
    const secret = /inputs\.(key|token)/;
    const given = runs.steps.filter((step) => secret.test(JSON.stringify(step))).map((step) => step.id);
    expect(given).toEqual(['sign']);
  });

  it('certifies, signs, publishes, keeps the evidence and shows the verdict; the recipe sees no secret', async () => {
    const key = await readFile(world.keyOf('my-lab'), 'utf8');
    const { url = '', token = '' } = log ?? {};
    const publish = { 'publish-to': url, token, 'trust-root': world.trustRoot };
    const sign = { artefact: 'dist.tar', lab: 'my-lab', key };
    const inputs = { solution: 'solution', scan: 'solution', ...sign, ...publish };
    const ran = await runAction(ACTION, inputs, project.folder);
    expect(ran.outcome, ran.log).toBe('success');
    expect(ran.outputs).toEqual({ level: 'integrated', bundle: 'touchstone-out.touchstone', signed: 'true' });
    expect(ran.log).toContain(
      '::notice title=Touchstone::shell-scripts reaches integrated; basic was asked.',
    );
    expect(ran.summary).toContain('Shell scripts');
    expect(ran.summary).toContain('Signed by `my-lab`, published.');
    expect(ran.used.map(({ uses }) => uses.split('@')[0])).toEqual([
      'actions/setup-node',
      'actions/upload-artifact',
    ]);
    expect(ran.used[1]?.with).toMatchObject({ path: 'touchstone-out\ntouchstone-out.touchstone\n' });

    const [body = ''] = key.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
    const seen = await project.seen();
    expect(seen).toContain('certify');
    for (const secret of [body, token]) {
      expect(seen).not.toContain(secret);
      expect(ran.log + ran.summary).not.toContain(secret);
    }

    // What the runner would keep is a certificate that a stranger can check, and the log has it.
    const bundle = join(project.folder, 'touchstone-out.touchstone');
    expect((await world.run(['verify', bundle])).stdout).toContain('log.example/touchstone');
    expect((await world.run(['status', url])).stdout).toMatch(
      /shell-scripts .* integrated .* my-lab .* valid/,
    );
  }, 180_000);

  it('says so where there is no key, and fails where the level is not reached', async () => {
    const unsigned = await runAction(
      ACTION,
      { solution: 'solution', scan: 'solution', out: 'unsigned' },
      project.folder,
    );
    expect(unsigned.outcome, unsigned.log).toBe('success');
    expect(unsigned.outputs.signed).toBe('false');
    expect(unsigned.log).toContain('UNSIGNED');
    expect(unsigned.summary).toContain('**unsigned**');

    const missed = await runAction(
      ACTION,
      { solution: 'solution', scan: 'solution', out: 'missed', level: 'native' },
      project.folder,
    );
    expect(missed.outcome).toBe('failure');
    expect(missed.log).toContain(
      '::error title=Touchstone::shell-scripts reaches integrated; native was asked.',
    );
    expect(missed.summary).toContain('touchstone');
    expect(missed.outputs.signed).toBe('');
    expect(missed.used.map(({ uses }) => uses.split('@')[0])).toContain('actions/upload-artifact');
  }, 180_000);

  it('refuses to publish what nobody signed, and a key without an owner', async () => {
    const env = { TOUCHSTONE_OUT: 'unsigned' };
    const published = await runScript(SIGN, project.folder, {
      ...env,
      TOUCHSTONE_PUBLISH_TO: 'https://log.example',
    });
    expect(published.code).toBe(2);
    expect(published.log).toContain('an unsigned one cannot be published');
    const ownerless = await runScript(SIGN, project.folder, {
      ...env,
      TOUCHSTONE_KEY_FILE: world.keyOf('my-lab'),
    });
    expect(ownerless.code).toBe(2);
    expect(ownerless.log).toContain('TOUCHSTONE_LAB');
  });

  it.each([
    'TOUCHSTONE_KEY',
    'TOUCHSTONE_KEY_FILE',
    'TOUCHSTONE_KEY_PASSPHRASE',
    'TOUCHSTONE_TOKEN',
    'TOUCHSTONE_LOG_KEY',
  ])('refuses to run a recipe beside %s', async (name) => {
    const ran = await runScript(CERTIFY, project.folder, { [name]: 'canary', TOUCHSTONE_OUT: 'never' });
    expect(ran.code).toBe(2);
    expect(ran.log).toContain(`${name} is set`);
    expect(ran.log).not.toContain('canary');
  });
});
