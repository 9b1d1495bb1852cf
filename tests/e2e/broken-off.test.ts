// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRecording } from '@touchstone/recorder';
import { startACloud, type ACloud } from './support/a-cloud.js';
import { SIGN_IN, writeARecipe } from './support/a-recipe.js';
import { readAssessment } from './support/read-out.js';
import { start, touchstone } from './support/touchstone.js';

let folder: string;
let cloud: ACloud;
let solution: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-e2e-'));
  cloud = await startACloud(folder);
  solution = await writeARecipe(folder, [
    { id: 'make', run: `${SIGN_IN}\ncurl -sSf -X PUT -H "x-auth-token: $TOKEN" "$ENDPOINT/left-here"` },
    {
      id: 'wait',
      run: `${SIGN_IN}\nwhile :; do curl -sS -o page.txt -H "x-auth-token: $TOKEN" "$ENDPOINT"; sleep 0.1; done`,
      timeout: '5m',
    },
  ]);
});
afterAll(async () => {
  await cloud.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a run that is broken off', () => {
  let before: readonly string[];
  beforeEach(async () => void (before = await cloud.projects()));

  it('by Ctrl-C takes down what it made, and its recording says so and certifies nothing', async () => {
    const run = start(['certify', solution, '--out', 'interrupted'], cloud.env, folder);
    await run.said('make ');
    await sleep(1000);
    run.child.kill('SIGINT');
    const ran = await run.ended;
    expect(ran.code, ran.stderr).toBe(130);
    expect(await cloud.projects()).toEqual(before);
    const assessment = await readAssessment(join(folder, 'interrupted'));
    expect(assessment.level).toBeNull();
    expect(assessment.runs[0]?.integrity.state).toBe('interrupted');
    expect(assessment.runs[0]?.steps.find((step) => step.id === 'wait')?.outcome).not.toBe('passed');
  }, 90_000);

  it('by SIGKILL leaves a recording that opens, shows that it is incomplete, and lost at most the last second', async () => {
    const run = start(['certify', solution, '--out', 'killed'], cloud.env, folder);
    await run.said('make ');
    await sleep(4000);
    run.child.kill('SIGKILL');
    await run.ended;
    const running = join(folder, 'killed', 'running');
    const [name] = await readdir(running);
    const recording = await readRecording(await readFile(join(running, name ?? '')));
    expect(recording.integrity.state).toBe('truncated');
    expect(recording.footer).toBeNull();
    const last = recording.exchanges.at(-1)?.at ?? 0;
    const make = recording.steps.find((line) => line.kind === 'step-end' && line.step === 'make')?.at ?? 0;
    expect(last - make).toBeGreaterThan(2500);
    await expect(readFile(join(folder, 'killed', 'bundle.json'))).rejects.toThrow();

    const har = await touchstone(['har', join(running, name ?? '')], {}, folder);
    expect(har.stderr).toContain('truncated');
    expect(JSON.parse(har.stdout).log.entries.length).toBe(recording.exchanges.length);

    const cleaned = await touchstone(['cleanup'], cloud.env, folder);
    expect(cleaned.code, cleaned.stderr + cleaned.stdout).toBe(0);
    expect(await cloud.projects()).toEqual(before);
  }, 90_000);
});
