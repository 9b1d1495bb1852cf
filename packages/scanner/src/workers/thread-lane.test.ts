// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.js';
import type { Lane, LaneOutcome } from './lane.js';
import { threadLane } from './thread-lane.js';

let folder: TemporaryFolder;
let lane: Lane | undefined;
beforeEach(() => (folder = temporaryFolder()));
afterEach(async () => {
  await lane?.close();
  folder.remove();
});

/** Runs a task of three files in a thread that does as its script says at the second of them. */
function runWith(atSecond: string, beforeReady = ''): Promise<LaneOutcome> {
  folder.write({
    'thread.mjs': `
      import { parentPort, workerData } from 'node:worker_threads';
      ${beforeReady}
      parentPort.postMessage({ kind: 'ready' });
      parentPort.on('message', () => {
        Atomics.store(workerData.at, 0, 1);
        ${atSecond}
        parentPort.postMessage({ kind: 'done', result: { kind: 'look', results: [] } });
      });`,
  });
  lane = threadLane(300, pathToFileURL(join(folder.path, 'thread.mjs')));
  const file = { path: 'a', bytes: 1, at: { file: '', offset: 0 }, origin: 'product' } as const;
  return lane.run({ kind: 'look', files: [file, file, file] });
}

describe('threadLane', () => {
  it('gives what the thread answers', async () => {
    expect(await runWith('')).toMatchObject({ kind: 'done' });
  });

  it('names the file that never comes to an end', async () => {
    expect(await runWith('for (;;);')).toEqual({ kind: 'broken', at: 1, reason: 'took-too-long' });
  });

  it.each([
    'throw new Error("broken")',
    'process.exit(3)',
    'const all = []; for (;;) all.push(new Array(1e6).fill({}));',
  ])('names the file that breaks the thread: %s', async (script) => {
    expect(await runWith(script)).toMatchObject({ kind: 'broken', at: 1 });
  });

  it('passes a refusal on as the refusal that it is', async () => {
    const refused = {
      kind: 'refused',
      code: 'SCAN_DATA',
      message: 'x is wrong',
      hint: 'mend it',
      details: {},
    };
    const answer = runWith(`return parentPort.postMessage(${JSON.stringify(refused)});`);
    await expect(answer).rejects.toMatchObject({ code: 'SCAN_DATA', hint: 'mend it' });
  });

  it('blames no file for a thread that does not start', async () => {
    await expect(runWith('', 'throw new Error("no such module");')).rejects.toThrow('no such module');
  });
});
