// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginMemory, verifyMemory } from './witness-memory.js';

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'witness-memory-'));
});
afterAll(() => rm(place, { recursive: true }));

it('is there from the beginning, though nothing was cosigned yet', async () => {
  const folder = join(place, 'state');
  await beginMemory(folder, 'witness.example+1');
  await beginMemory(folder, 'witness.example+2');
  await verifyMemory(folder);
  expect(await readFile(join(folder, 'witness.pub'), 'utf8')).toBe('witness.example+1\n');
});

it('is not begun anew where it is gone, or where its volume is not mounted', async () => {
  await expect(verifyMemory(join(place, 'gone'))).rejects.toMatchObject({ code: 'WITNESS_STATE' });
  await mkdir(join(place, 'mountpoint'));
  await expect(verifyMemory(join(place, 'mountpoint'))).rejects.toMatchObject({ code: 'WITNESS_STATE' });
});
