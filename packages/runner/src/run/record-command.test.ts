// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecording } from '@touchstone/recorder';
import { recordCommand, type RecordCommandOptions } from './record-command.js';

let base = '';
beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'runner-record-')));
  mkdirSync(join(base, 'work'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

let count = 0;
function options(script: string, more: Partial<RecordCommandOptions> = {}): RecordCommandOptions {
  return {
    argv: ['sh', '-c', script],
    cwd: base,
    target: { kind: 'embedded', release: 'zed', transitions: 'quick' },
    outFile: join(base, `${++count}.ndjson.gz`),
    world: {
      now: Date.now,
      monotonic: () => performance.now(),
      random: (bytes) => randomBytes(bytes),
      sleep: () => Promise.resolve(),
      env: { PATH: process.env['PATH'], MINE: 'kept', OS_CLOUD: 'mine', HTTPS_PROXY: 'http://proxy.invalid' },
      workRoot: join(base, 'work'),
      journalDir: join(base, 'journals'),
      toolVersion: '0.0.0-test',
    },
    ...more,
  };
}

describe('recordCommand', () => {
  test('passes the exit code on, and gives the command its own environment but the recorder for a cloud', async () => {
    const outcome = await recordCommand(options('env > variables; exit 9'));
    expect(outcome).toMatchObject({ exit: { code: 9, signal: null }, outcome: 'complete', left: [] });
    const variables = readFileSync(join(base, 'variables'), 'utf8');
    expect(variables).toContain('MINE=kept');
    expect(variables).toMatch(/^OS_AUTH_URL=http:\/\/127\.0\.0\.1:\d+\//m);
    expect(variables).not.toMatch(/proxy\.invalid|OS_CLOUD=/);
    const recording = await readRecording(outcome.recordingFile);
    expect(recording.header).toMatchObject({
      purpose: 'record',
      solution: null,
      credential: { scratch: false },
    });
    expect(recording.inventories).toEqual([]);
    expect(readdirSync(join(base, 'work'))).toEqual([]);
  });
  test('lists the project before and after where it made it', async () => {
    const outcome = await recordCommand(options('exit 0', { scratch: true }));
    const recording = await readRecording(outcome.recordingFile);
    expect(recording.header?.credential.scratch).toBe(true);
    expect(recording.inventories.map((inventory) => inventory.when)).toEqual(['before', 'after-teardown']);
  });
  test('says that a command could not be started, and cleans up', async () => {
    const refused = options('', { argv: ['no-such-program-here'], scratch: true });
    await expect(recordCommand(refused)).rejects.toMatchObject({ code: 'RUN_COMMAND' });
    expect(readdirSync(join(base, 'journals'))).toEqual([]);
    const recording = await readRecording(refused.outFile);
    expect(recording.footer?.outcome).toBe('interrupted');
  });
});
