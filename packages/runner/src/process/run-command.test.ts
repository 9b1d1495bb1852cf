// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand, type CommandEnd, type CommandOptions } from './run-command.js';

let workdir = '';
let run = '';
beforeEach(() => {
  workdir = realpathSync(mkdtempSync(join(tmpdir(), 'runner-process-')));
  run = `run-${workdir.slice(-6).toLowerCase()}-test`;
});
afterEach(() => rmSync(workdir, { recursive: true, force: true }));

function sh(script: string, more: Partial<CommandOptions> = {}): Promise<CommandEnd> {
  return runCommand({
    argv: ['sh', '-eu', '-c', script],
    cwd: workdir,
    env: { PATH: process.env['PATH'] ?? '', TOUCHSTONE_RUN: run },
    timeoutMs: 20_000,
    graceMs: 400,
    run,
    workdir,
    ...more,
  });
}

/** Whether a process runs; one that ended and that nobody has asked about yet (a zombie) does not. */
function alive(pidFile: string): boolean {
  const pid = readFileSync(join(workdir, pidFile), 'utf8').trim();
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

describe('runCommand', () => {
  test('gives exit code and the end of the output, and no survivors', async () => {
    const end = await sh('echo out; echo err >&2; exit 3');
    expect(end).toMatchObject({ code: 3, signal: null, why: 'ended', survivors: 0 });
    expect(end.output.maskedText([]).split('\n').sort()).toEqual(['', 'err', 'out']);
  });
  test('ends a command that hangs', async () => {
    const end = await sh('sleep 100', { timeoutMs: 300 });
    expect(end).toMatchObject({ why: 'timed out', signal: 'SIGTERM' });
  });
  test('kills a command that ignores TERM, and its children', async () => {
    const end = await sh(
      'trap "" TERM; (trap "" TERM; echo $$ > child; while :; do sleep 1; done) & while :; do sleep 1; done',
      {
        timeoutMs: 300,
      },
    );
    expect(end).toMatchObject({ why: 'timed out', signal: 'SIGKILL' });
    expect(alive('child')).toBe(false);
  });
  test('finds and ends a process that left the session and outlives its step', async () => {
    const end = await sh(
      'setsid sh -c "echo \\$\\$ > away; sleep 100" & while ! [ -s away ]; do sleep 0.05; done; exit 0',
    );
    expect(end).toMatchObject({ why: 'ended', code: 0 });
    expect(end.survivors).toBeGreaterThanOrEqual(1);
    expect(alive('away')).toBe(false);
  });
  test('finds one that also wiped its environment, by where it works', async () => {
    const end = await sh(
      'env -i setsid sh -c "echo \\$\\$ > away; trap : TERM; while :; do /bin/sleep 1; done" & while ! [ -s away ]; do sleep 0.05; done',
    );
    expect(end.survivors).toBeGreaterThanOrEqual(1);
    expect(alive('away')).toBe(false);
  });
  test('keeps a bounded end of huge output and is safe with binary', async () => {
    const end = await sh('head -c 30000000 /dev/urandom; echo; echo the end');
    expect(end.code).toBe(0);
    expect(end.output.total).toBeGreaterThan(30_000_000);
    const text = end.output.maskedText([]);
    expect(text.length).toBeLessThanOrEqual(16 * 1024);
    expect(text.endsWith('the end\n')).toBe(true);
    expect(text).not.toMatch(/(?![\t\n])\p{Cc}/u);
  });
  test('copies stdout, and nothing of stderr, to a file where asked', async () => {
    const stdoutFile = join(workdir, 'stdout');
    await sh('echo noise >&2; echo "1..1"; echo "ok 1"', { stdoutFile });
    expect(readFileSync(stdoutFile, 'utf8')).toBe('1..1\nok 1\n');
  });
  test('ends the command when the run is interrupted, and starts none afterwards', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    expect(await sh('sleep 100', { signal: stop.signal })).toMatchObject({ why: 'interrupted' });
    expect(await sh('touch never', { signal: stop.signal })).toMatchObject({
      why: 'interrupted',
      code: null,
    });
    expect(existsSync(join(workdir, 'never'))).toBe(false);
  });
  test('says why a program could not be started', async () => {
    const end = await sh('', { argv: ['no-such-program-here'] });
    expect(end).toMatchObject({ why: 'not started', error: 'ENOENT', survivors: 0 });
  });
  test('does not wait for ever for a pipe that a stranger holds open', async () => {
    const started = performance.now();
    await sh('sleep 100 & exit 0');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
