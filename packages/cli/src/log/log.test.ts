// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createdLog,
  logCheck,
  logListing,
  LOG_ENTRY_FORMAT,
  sha256Digest,
  type CertificateEntry,
  type LogListing,
} from '@touchstone/model';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { heldOutput, type HeldOutput } from '../testing/held-output.js';
import { logCreateCommand } from './log-create.js';
import { logFsckCommand } from './log-fsck.js';
import { logProofCommand } from './log-proof.js';
import { logShowCommand } from './log-show.js';
import { openLog } from './open-log.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const ORIGIN = 'log.example.org/commands';
const TIME = '2026-11-22T12:00:00.000Z';
let folder: string;
let log: string;
let key: string;
let logKey: string;
let output: HeldOutput;
const env = {};

const entry = (solution: string, lab: string): Omit<CertificateEntry, 'loggedAt'> => {
  const digest = sha256Digest(`${solution} ${lab}`);
  return {
    format: LOG_ENTRY_FORMAT,
    kind: 'certificate',
    statement: digest,
    envelope: digest,
    bundle: digest,
    solution,
    versions: ['1.0'],
    level: null,
    guideline: '2026.11',
    lab,
    outcome: digest,
    issuedAt: TIME,
    expiresAt: TIME,
    supersedes: null,
  };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-log-'));
  [log, key] = [join(folder, 'log'), join(folder, 'log.key')];
  output = heldOutput();
  await logCreateCommand(log, { origin: ORIGIN, key, newKey: true, format: 'json' }, output, env);
  logKey = createdLog.parse(JSON.parse(output.printed())).key;
  const opened = await openLog(log, { logKey: key }, env);
  await opened.append([entry('kops', 'a-lab'), entry('rclone', 'a-lab'), entry('rclone', 'another-lab')]);
  await opened.close();
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  output = heldOutput();
});

async function listed(options: object): Promise<LogListing> {
  expect(await logShowCommand(log, { ...options, format: 'json' }, output, env)).toBe(0);
  return logListing.parse(JSON.parse(output.printed()));
}

it('a new key is for its owner alone, and its public half beside it is what is printed', () => {
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(readFileSync(`${key}.pub`, 'utf8')).toBe(`${logKey}\n`);
  expect(readFileSync(`${key}.pub`, 'utf8')).not.toContain('PRIVATE');
});

it('a log is never made over another, nor a key over another, nor a log under another name than its key has', async () => {
  const create = (where: string, options: object) =>
    logCreateCommand(where, { origin: ORIGIN, key, format: 'text', ...options }, output, env);
  await expect(create(log, {})).rejects.toMatchObject({ code: 'LOG_EXISTS' });
  const other = join(folder, 'other');
  await expect(create(other, { newKey: true })).rejects.toMatchObject({ code: 'CLI_FILE_EXISTS' });
  await expect(create(other, { origin: 'another.example' })).rejects.toMatchObject({ code: 'CLI_USAGE' });
  await expect(logShowCommand(other, { format: 'text' }, output, env)).rejects.toMatchObject({
    code: 'LOG_MISSING',
  });
  await expect(openLog(other, {}, env)).rejects.toMatchObject({ code: 'CLI_NO_KEY' });
});

it('entries are shown by solution, lab, kind, place and number', async () => {
  const indexes = async (options: object) => {
    output = heldOutput();
    return (await listed(options)).entries.map(({ index }) => index);
  };
  expect(await indexes({})).toEqual([0, 1, 2]);
  expect(await indexes({ solution: ['rclone'] })).toEqual([1, 2]);
  expect(await indexes({ lab: ['a-lab'], solution: ['rclone', 'none'] })).toEqual([1]);
  expect(await indexes({ from: 1, limit: 1 })).toEqual([1]);
  expect(await indexes({ kind: ['waiver'] })).toEqual([]);
});

it('whether the checkpoint is signed is said as far as it was looked at', async () => {
  expect((await listed({})).signed).toBe(false);
  output = heldOutput();
  expect((await listed({ logKey })).signed).toBe(true);
  output = heldOutput();
  await logShowCommand(log, { format: 'text' }, output, env);
  expect(output.printed()).toContain('signature not looked at');
  const stranger = logKey.replace(/^[^+]+/, 'stranger.example');
  await expect(logShowCommand(log, { logKey: stranger, format: 'text' }, output, env)).rejects.toMatchObject({
    code: 'NOTE_KEY',
  });
});

it('fsck says what it looked at, and ends with 1 where something does not follow', async () => {
  expect(await logFsckCommand(log, { logKey, format: 'json' }, output, env)).toBe(0);
  expect(logCheck.parse(JSON.parse(output.printed()))).toMatchObject({
    entries: 3,
    signed: true,
    problemCount: 0,
  });
  output = heldOutput();
  const before = readFileSync(join(log, 'tile/0/000.p/3'));
  writeFileSync(join(log, 'tile/0/000.p/3'), Buffer.alloc(96));
  expect(await logFsckCommand(log, { format: 'text' }, output, env)).toBe(1);
  expect(output.printed()).toContain('✗ tile/0/000.p/3');
  writeFileSync(join(log, 'tile/0/000.p/3'), before);
});

it('a proof is the text that c2sp.org/tlog-proof has, and there is none of what is not there', async () => {
  await logProofCommand(log, 2, { logKey }, output, env);
  expect(output.printed()).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex 2\n/);
  await expect(logProofCommand(log, 3, {}, output, env)).rejects.toMatchObject({ code: 'PROOF_RANGE' });
});

it('does not let a log of strangers speak to the terminal', async () => {
  const hostile = join(folder, 'hostile');
  mkdirSync(hostile);
  const origin = 'log.example\u009b2J\u202e';
  const zeroes = Buffer.alloc(32).toString('base64');
  writeFileSync(join(hostile, 'checkpoint'), `${origin}\n0\n${zeroes}\n\n\u2014 ${origin} ${zeroes}\n`);
  await logFsckCommand(hostile, { format: 'text' }, output, env);
  expect(output.printed()).toContain('[U+009B]');
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  expect(output.printed()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});
