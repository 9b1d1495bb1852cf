// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAssessment } from '../e2e/support/read-out.js';
import { touchstone } from '../e2e/support/touchstone.js';

const catalog = fileURLToPath(new URL('../../catalog/', import.meta.url));
/** An admin's cloud of a lab's clouds.yaml; the contract tests of single requests use the same variables. */
const lab = process.env['TOUCHSTONE_LAB_CLOUD']?.replace(/-demo$/, '-admin');
const clients = [
  ['rclone', 'rclone'],
  ['restic', 'restic'],
  ['prometheus-openstack-sd', 'prometheus'],
] as const;

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'touchstone-clients-'))));
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** How each operation was answered in the recipe's run: accepted, refused, failed. */
async function answers(solution: string, target: readonly string[]): Promise<readonly string[]> {
  const out = join(folder, `${solution}${target.join('-')}`);
  const args = ['certify', join(catalog, solution), '--no-least-privilege', ...target, '--out', out];
  const file = process.env['OS_CLIENT_CONFIG_FILE'];
  const ran = await touchstone(args, file === undefined ? {} : { OS_CLIENT_CONFIG_FILE: file }, folder);
  expect(ran.code, ran.stderr).toBe(0);
  const [run] = (await readAssessment(out)).runs;
  expect(run?.unclassified).toBe(0);
  expect(run?.residue.resources).toEqual([]);
  return (run?.operations ?? [])
    .map(({ operation, used, refused, failed }) => `${operation} ${used > 0} ${refused > 0} ${failed > 0}`)
    .toSorted();
}

describe('a real client', () => {
  for (const [solution, program] of clients) {
    const missing = spawnSync(program, ['--version']).error !== undefined;
    const why = missing ? ` (skipped: ${program} is not installed)` : '';

    it.skipIf(missing)(
      `${program} does its whole job on the embedded cloud as Zed${why}`,
      async () => {
        expect((await answers(solution, ['--release', 'zed'])).length).toBeGreaterThan(1);
      },
      180_000,
    );

    const unreal = lab === undefined ? ' (skipped: TOUCHSTONE_LAB_CLOUD names no lab)' : why;
    it.skipIf(missing || lab === undefined)(
      `${program} is answered on a real Zed as on the embedded cloud${unreal}`,
      async () => {
        const real = await answers(solution, ['--cloud', lab ?? '', '--lab']);
        expect(await answers(solution, ['--release', 'zed'])).toEqual(real);
      },
      600_000,
    );
  }
});
