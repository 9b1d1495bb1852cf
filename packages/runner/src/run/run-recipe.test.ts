// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifest, parsePaper, type RunnableManifest, type StepEnd } from '@touchstone/model';
import { readRecording, type Recording } from '@touchstone/recorder';
import { removeJournal } from '../scratch/journal.js';
import type { RunEvent } from './run-event.js';
import type { RunWorld } from './run-options.js';
import type { RecipeOutcome, RunRecipeOptions } from './recipe-run.js';
import { runRecipe } from './run-recipe.js';

let base = '';
let world: RunWorld;
beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'runner-recipe-')));
  mkdirSync(join(base, 'work'));
  mkdirSync(join(base, 'recipe'));
  writeFileSync(join(base, 'recipe', 'sign-in.mjs'), SIGN_IN);
  world = {
    now: Date.now,
    monotonic: () => performance.now(),
    random: (bytes) => randomBytes(bytes),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 20))),
    env: {
      PATH: process.env['PATH'],
      OS_PASSWORD: 'canary-of-the-person',
      https_proxy: 'http://proxy.invalid',
    },
    workRoot: join(base, 'work'),
    journalDir: join(base, 'journals'),
    toolVersion: '0.0.0-test',
  };
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Signs in with what the environment gives, as any client would. */
const SIGN_IN = `
const e = process.env;
const identity = e.OS_AUTH_TYPE === 'v3applicationcredential'
  ? { methods: ['application_credential'], application_credential: { id: e.OS_APPLICATION_CREDENTIAL_ID, secret: e.OS_APPLICATION_CREDENTIAL_SECRET } }
  : { methods: ['password'], password: { user: { name: e.OS_USERNAME, domain: { name: e.OS_USER_DOMAIN_NAME }, password: e.OS_PASSWORD } } };
const scope = e.OS_PROJECT_NAME ? { project: { name: e.OS_PROJECT_NAME, domain: { name: e.OS_PROJECT_DOMAIN_NAME } } } : undefined;
const answer = await fetch(e.OS_AUTH_URL + '/auth/tokens', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ auth: { identity, scope } }) });
console.log(answer.status, (await answer.json()).token.project.name);
if (answer.status !== 201) process.exit(1);
`;

function recipe(steps: string, more = '', needs = 'services: [identity]'): string {
  return `format: touchstone/1
solution: { id: tool, name: Tool, description: A tool, category: sdk-cli, vendor: V, licence: Apache-2.0, version: { command: [sh, -c, "echo tool 1.2.3"], pattern: "tool (\\\\S+)" } }
needs: { ${needs} }
recipe:
${more}
  steps:
${steps}`;
}

let count = 0;
async function run(
  text: string,
  more: Partial<RunRecipeOptions> = {},
): Promise<{ outcome: RecipeOutcome; recording: Recording; events: RunEvent[] }> {
  const events: RunEvent[] = [];
  const outFile = join(base, `${++count}.ndjson.gz`);
  const outcome = await runRecipe({
    manifest: parsePaper(manifest, text, { name: 'touchstone.yaml' }) as RunnableManifest,
    manifestText: text,
    recipeDir: join(base, 'recipe'),
    purpose: 'certify',
    target: { kind: 'embedded', release: 'zed', transitions: 'quick' },
    outFile,
    world,
    onEvent: (event) => events.push(event),
    ...more,
  });
  return { outcome, recording: await readRecording(outFile), events };
}

const ends = (recording: Recording): StepEnd[] =>
  recording.steps.filter((step): step is StepEnd => step.kind === 'step-end');
const brief = (recording: Recording): string[] =>
  ends(recording).map((step) => `${step.step} ${step.outcome}`);

describe('runRecipe', () => {
  test.each(['application_credential', 'password'] as const)(
    'gives the solution a scratch project and a %s, records its calls, and leaves nothing behind',
    async (credential) => {
      const { outcome, recording } = await run(
        recipe('    - { id: sign-in, title: Signs in, run: \'node "$TOUCHSTONE_RECIPE/sign-in.mjs"\' }'),
        { credential },
      );
      expect(outcome).toMatchObject({
        outcome: 'complete',
        solutionVersion: '1.2.3',
        left: [],
        journal: undefined,
      });
      expect(brief(recording)).toEqual(['sign-in passed']);
      expect(recording.integrity.state).toBe('complete');
      expect(recording.header).toMatchObject({
        purpose: 'certify',
        solution: { id: 'tool', version: '1.2.3' },
        credential: { kind: credential, scratch: true },
        platform: { kind: 'embedded', release: { name: 'zed', how: 'declared' } },
        expected: ['sign-in'],
      });
      expect(
        recording.exchanges.map((exchange) => [exchange.operation, exchange.step, exchange.auth.how]),
      ).toEqual([['identity:token.create', 'sign-in', credential]]);
      expect(recording.inventories.map((inventory) => inventory.when)).toEqual(['before', 'after-teardown']);
      expect(readdirSync(world.journalDir)).toEqual([]);
      expect(readdirSync(world.workRoot)).toEqual([]);
    },
  );
  test('keeps every secret out of recording and events, whatever a step prints', async () => {
    const { recording, events } = await run(
      recipe(
        '    - { id: leak, title: Prints its secret, run: "env; cat \\"$OS_CLIENT_CONFIG_FILE\\"; exit 1" }',
      ),
      { credential: 'password' },
    );
    const shown = JSON.stringify(events);
    expect(shown).toContain('OS_PASSWORD=[secret]');
    expect(shown).not.toMatch(/canary|proxy\.invalid/);
    expect(JSON.stringify(recording.lines)).not.toMatch(/OS_PASSWORD|canary/);
  });
  test('keeps secrets out of the names of tests, by which a suite may tell what it was given', async () => {
    const { recording } = await run(
      recipe(
        '    - { id: tap, title: t, run: "echo 1..1; echo not ok 1 login $OS_PASSWORD", result: { tap: stdout } }',
      ),
      { credential: 'password' },
    );
    expect(ends(recording)[0]?.tests?.failed).toEqual(['login [secret]']);
    expect(ends(recording)[0]?.reason).toContain('login [secret]');
  });
  test('goes on after a step that failed, hung or wrote no results, and tears down', async () => {
    const { recording } = await run(
      recipe(
        `    - { id: fails, title: Fails, run: exit 4, retries: 1 }
    - { id: hangs, title: Hangs, run: sleep 60, timeout: 300ms }
    - { id: silent, title: Writes none, run: "true", result: { junit: results.xml } }
    - { id: tap, title: TAP on stdout, run: "echo 1..2; echo ok 1; echo ok 2", result: { tap: stdout } }
    - { id: last, title: Last, run: "true" }`,
        '  teardown:\n    - { id: gone, run: exit 1 }\n    - { id: also, run: "true" }',
      ),
    );
    expect(brief(recording)).toEqual([
      'fails failed',
      'fails failed',
      'hangs timed out',
      'silent failed',
      'tap passed',
      'last passed',
      'gone failed',
      'also passed',
    ]);
    expect(ends(recording)[1]).toMatchObject({ attempt: 2, exit: { code: 4 } });
    expect(ends(recording)[4]?.tests).toEqual({ expected: 2, passed: 2, failed: [], skipped: [] });
  });
  test('skips the steps when setup failed, with the reason, and still tears down', async () => {
    const { recording } = await run(
      recipe(
        '    - { id: one, title: One, run: "true" }',
        '  setup:\n    - { id: prepare, run: exit 1 }\n  teardown:\n    - { id: remove, run: "true" }',
      ),
    );
    expect(brief(recording)).toEqual(['prepare failed', 'one skipped', 'remove passed']);
    expect(ends(recording)[1]?.reason).toBe('setup prepare failed');
  });
  test('ends a step on interruption, tears down, cleans up, and says interrupted', async () => {
    const stop = new AbortController();
    const { outcome, recording } = await run(
      recipe(
        '    - { id: long, title: Long, run: sleep 60 }\n    - { id: next, title: Next, run: "true" }',
        '  teardown:\n    - { id: remove, run: "true" }',
      ),
      {
        signal: stop.signal,
        onEvent: (event) => {
          if (event.kind === 'step-begin' && event.step === 'long') setTimeout(() => stop.abort(), 100);
        },
      },
    );
    expect(outcome).toMatchObject({ outcome: 'interrupted', left: [] });
    expect(brief(recording)).toEqual(['long interrupted', 'remove passed']);
    expect(recording.footer).toMatchObject({ outcome: 'interrupted' });
    expect(readdirSync(world.workRoot)).toEqual([]);
  });
  test('gives up when abandoned, leaving the journal and no credentials on the disk', async () => {
    const stop = new AbortController();
    const abandon = new AbortController();
    const { outcome, recording } = await run(
      recipe(
        '    - { id: long, title: Long, run: sleep 60 }',
        '  teardown:\n    - { id: slow, run: sleep 60 }\n    - { id: never, run: "true" }',
      ),
      {
        signal: stop.signal,
        abandon: abandon.signal,
        onEvent: (event) => {
          if (event.kind !== 'step-begin') return;
          setTimeout(() => (event.step === 'long' ? stop : abandon).abort(), 100);
        },
      },
    );
    expect(brief(recording)).toEqual(['long interrupted', 'slow interrupted']);
    expect(recording.footer?.outcome).toBe('interrupted');
    expect(outcome.left).toHaveLength(1);
    expect(readdirSync(world.journalDir)).toEqual([`${outcome.run}.json`]);
    expect(readdirSync(world.workRoot)).toEqual([]);
    removeJournal(outcome.journal ?? '');
  });
  test('binds the credential with access rules for a least-privilege run, and counts them', async () => {
    const { recording } = await run(
      recipe('    - { id: sign-in, title: Signs in, run: \'node "$TOUCHSTONE_RECIPE/sign-in.mjs"\' }'),
      {
        purpose: 'least-privilege',
        credential: 'password',
        accessRules: [{ service: 'object-store', method: 'GET', path: '/v1/*' }],
      },
    );
    expect(recording.header).toMatchObject({
      purpose: 'least-privilege',
      credential: { kind: 'application_credential', accessRules: 1 },
    });
    expect(brief(recording)).toEqual(['sign-in passed']);
  });
  test('runs in the own project with a credential of its own where no scratch is wanted', async () => {
    const { outcome, recording } = await run(
      recipe('    - { id: sign-in, title: Signs in, run: \'node "$TOUCHSTONE_RECIPE/sign-in.mjs"\' }'),
      { scratch: false },
    );
    expect(recording.header?.credential).toMatchObject({ kind: 'application_credential', scratch: false });
    expect(outcome.left).toEqual([]);
  });
  test('refuses a work folder that cannot be made, before any call to the cloud', async () => {
    const text = recipe('    - { id: one, title: One, run: "true" }');
    await expect(run(text, { world: { ...world, workRoot: join(base, 'not-there') } })).rejects.toMatchObject(
      {
        code: 'RUN_DISK',
      },
    );
  });
  test('refuses before anything is made when a prerequisite, a service or the version is missing', async () => {
    const outFile = join(base, 'refused.gz');
    const step = '    - { id: one, title: One, run: "true" }';
    const missing = '  prerequisites:\n    - { id: thing, check: exit 1, missing: Install the thing. }';
    await expect(run(recipe(step, missing), { outFile })).rejects.toMatchObject({
      code: 'RUN_PREREQUISITE',
      message: expect.stringContaining('Install the thing.') as string,
    });
    await expect(run(recipe(step, '', 'services: [database]'), { outFile })).rejects.toMatchObject({
      code: 'ACCESS_NO_SERVICE',
    });
    await expect(run(recipe(step).replace('tool 1.2.3', 'nothing'), { outFile })).rejects.toMatchObject({
      code: 'RUN_VERSION',
    });
    await expect(run(recipe(step, '', 'roles: [no-such-role]'), { outFile })).rejects.toMatchObject({
      code: 'SCRATCH_NO_ROLE',
    });
    expect(existsSync(outFile)).toBe(false);
    expect(readdirSync(world.journalDir)).toEqual([]);
  });
});
