// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Digest, type Assessment } from '@touchstone/model';
import { readRecording } from '@touchstone/recorder';
import { writeLongRecording, type LongRecording } from './support/long-recording.js';
import { touchstone } from './support/touchstone.js';

/** Of NDJSON, about 100 MB; as objects in memory several times that, which the heap below cannot hold. */
const EXCHANGES = 220_000;
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=64' };
const COMMAND = fileURLToPath(new URL('../../packages/cli/bin/touchstone.mjs', import.meta.url));
const evidence = fileURLToPath(new URL('../../catalog/rclone/evidence', import.meta.url));

describe('a recording of 100 MB, in a heap of 64 MB', () => {
  let folder = '';
  let bundle = '';
  let recording = '';
  let long: LongRecording = { exchanges: 0, missed: 0 };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'long-'));
    bundle = join(folder, 'bundle');
    await cp(evidence, bundle, { recursive: true });
    ({ path: recording, long } = await lengthen(bundle));
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('opens, and is filtered and counted', async () => {
    const ran = await touchstone(
      ['show', recording, '--status', '404', '--count', 'operation'],
      SMALL_HEAP,
      folder,
    );
    expect(ran.stderr).toContain(`${long.missed} of ${long.exchanges} exchanges. The recording is complete`);
    expect(ran.stdout.trim()).toBe(`${long.missed}  compute:server.show`);
    expect(ran.code).toBe(0);
  }, 300_000);

  it('goes out as lines and as HAR, however slowly they are read', async () => {
    for (const args of [
      ['show', recording, '--format', 'ndjson'],
      ['har', recording],
    ]) {
      const { code, lines, stderr } = await readSlowly(args, folder);
      expect(stderr).not.toContain('heap');
      expect(code).toBe(0);
      expect(lines).toBeGreaterThanOrEqual(long.exchanges);
    }
  }, 300_000);

  it('is assessed, every call of it', async () => {
    const ran = await touchstone(['assess', bundle, '--format', 'json'], SMALL_HEAP, folder);
    expect(ran.stderr).not.toContain('heap');
    const { runs } = JSON.parse(ran.stdout) as Assessment;
    const run = runs.find(({ exchanges }) => exchanges === long.exchanges);
    expect(run?.integrity.state).toBe('complete');
    expect(run?.lifecycles).toEqual([
      {
        type: 'compute:server',
        created: long.missed,
        read: long.missed,
        deleted: long.missed,
        left: 0,
        complete: true,
      },
    ]);
  }, 300_000);
});

/** Puts a long recording in place of a bundle's first one, under the same header. */
async function lengthen(bundle: string): Promise<{ path: string; long: LongRecording }> {
  const index = JSON.parse(await readFile(join(bundle, 'bundle.json'), 'utf8')) as {
    members: { role: string; path: string; digest: string; bytes: number }[];
  };
  const member = index.members.find(({ role }) => role === 'recording')!;
  const path = join(bundle, member.path);
  const { header } = await readRecording(path);
  const { kind: _kind, seq: _seq, ...rest } = header!;
  await rm(path);
  const long = await writeLongRecording(path, rest, EXCHANGES);
  expect((await stat(path)).size).toBeGreaterThan(1e6);
  const bytes = await readFile(path);
  Object.assign(member, { digest: sha256Digest(bytes), bytes: bytes.length });
  await writeFile(join(bundle, 'bundle.json'), `${JSON.stringify(index)}\n`);
  return { path, long };
}

/** Runs a command whose output is taken in small gulps with a pause after each megabyte. */
function readSlowly(
  args: readonly string[],
  cwd: string,
): Promise<{ code: number | null; lines: number; stderr: string }> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...SMALL_HEAP },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [lines, bytes, stderr] = [0, 0, ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 0x0a) lines += 1;
    if (Math.floor((bytes + chunk.length) / 1e6) > Math.floor(bytes / 1e6)) {
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 10);
    }
    bytes += chunk.length;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, lines, stderr })));
}
