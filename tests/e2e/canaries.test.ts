// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startACloud, type ACloud } from './support/a-cloud.js';
import { SIGN_IN, writeARecipe } from './support/a-recipe.js';
import { touchstone } from './support/touchstone.js';

const CANARIES = [
  'canary-object-content',
  'canary-object-name',
  'canary-container-name',
  'canary-metadata',
  'canary-query-secret',
  'canary-password',
  'canary-user-data',
  'canary-private-key',
  'password=canary',
  'canary-method',
];

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

it('no canary, token or credential of a run appears in its recordings, reports or output', async () => {
  const song = await readFile(new URL('fixtures/sing.sh', import.meta.url), 'utf8');
  const solution = await writeARecipe(folder, [{ id: 'sing', run: SIGN_IN + song }]);
  const ran = await touchstone(
    ['certify', solution, '--out', 'out', '--no-least-privilege'],
    cloud.env,
    folder,
  );
  expect(ran.code, ran.stderr).toBe(1);
  const secrets = (await readFile(join(folder, 'secrets.txt'), 'utf8')).trim().split('\n');
  expect(secrets.every((secret) => secret.length > 15)).toBe(true);

  const texts = [ran.stdout, ran.stderr];
  for (const entry of await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    texts.push((entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1'));
  }
  expect(texts.length).toBeGreaterThan(8);
  for (const canary of [...CANARIES, ...secrets, cloud.adminPassword]) {
    expect(
      texts.filter((text) => text.includes(canary)),
      canary,
    ).toEqual([]);
  }
}, 60_000);
