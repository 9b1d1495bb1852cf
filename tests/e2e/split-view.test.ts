// SPDX-License-Identifier: Apache-2.0
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from './support/serving.js';
import { makeTrustWorld, ORIGIN, type TrustWorld } from './support/trust-world.js';

/**
 * A log that shows two histories: the same key signs another log, of which each part is well formed. `a` and `b` are what two
 * people see; `early` is `a` as it was before its last entry.
 */
let world: TrustWorld;
let witness: RunningServer;
let a: RunningServer;
let b: RunningServer;

beforeAll(async () => {
  world = await makeTrustWorld(await mkdtemp(join(tmpdir(), 'touchstone-e2e-split-')), 0);
  const { run, serve, signed } = world;
  for (const log of ['a', 'b']) await run(['log', 'create', log, '--origin', ORIGIN, '--key', 'log.key']);
  witness = await world.serveWitness();
  await publish(await signed('knife-openstack'), 'a');
  await cp(join(world.folder, 'a'), join(world.folder, 'early'), { recursive: true });
  await publish(await signed('puppet-glance'), 'a');
  for (const bundle of ['puppet-nova', 'puppet-cinder']) await publish(await signed(bundle), 'b');
  a = await serve(['log', 'serve', 'a', '--port', '0']);
  b = await serve(['log', 'serve', 'b', '--port', '0']);
}, 180_000);
afterAll(async () => {
  for (const server of [a, b, witness]) await server?.stop();
  await rm(world.folder, { recursive: true, force: true });
});

async function publish(bundle: string, log: string): Promise<string> {
  const cosigned = log === 'a' ? ['--witness', witness.url] : [];
  const ran = await world.run(['publish', bundle, '--to', log, '--log-key', 'log.key', ...cosigned]);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return ran.stdout;
}

async function monitor(log: string, state: string, ...more: string[]) {
  const { code, stdout, stderr } = await world.run([
    'log',
    'monitor',
    log,
    '--state',
    state,
    '--format',
    'json',
    ...more,
  ]);
  if (stdout === '') throw new Error(stderr);
  const { alarms } = JSON.parse(stdout) as { alarms: { kind: string; evidence?: Record<string, string> }[] };
  return { code, kinds: alarms.map(({ kind }) => kind), evidence: alarms[0]?.evidence };
}

describe('a log that shows two histories', { timeout: 120_000 }, () => {
  it('looks sound to each of two monitors for itself', async () => {
    expect(await monitor(a.url, 'a.json')).toMatchObject({ code: 0, kinds: [] });
    expect(await monitor(b.url, 'b.json')).toMatchObject({ code: 0, kinds: [] });
    expect(await monitor(a.url, 'a.json')).toMatchObject({ code: 0, kinds: [] });
  });

  it('is found out when they compare what they saw, and the two notes prove it', async () => {
    const found = await monitor(a.url, 'a.json', '--compare', 'b.json');
    expect(found).toMatchObject({ code: 1, kinds: ['two histories'] });
    const notes = Object.values(found.evidence ?? {});
    expect(notes.length).toBe(2);
    for (const [i, note] of notes.entries()) {
      await writeFile(join(world.folder, `note-${i}`), note);
      expect(note.startsWith(`${ORIGIN}\n2\n`)).toBe(true);
    }
    expect(await monitor(b.url, 'b.json', '--compare', 'note-0', '--compare', 'note-1')).toMatchObject({
      code: 1,
      kinds: ['two histories'],
    });
  });

  it('is found out by what a witness saw', async () => {
    expect(await monitor(a.url, 'a.json', '--compare', witness.url)).toMatchObject({ code: 0, kinds: [] });
    expect(await monitor(b.url, 'b.json', '--compare', witness.url)).toMatchObject({
      code: 1,
      kinds: ['two histories'],
    });
  });

  it('is found out by a monitor that is shown one after the other, which does not forget', async () => {
    const before = await readFile(join(world.folder, 'a.json'));
    for (const _ of [1, 2])
      expect(await monitor(b.url, 'a.json')).toMatchObject({ code: 1, kinds: ['two histories'] });
    expect(await readFile(join(world.folder, 'a.json'))).toEqual(before);
    expect(await monitor('early', 'a.json')).toMatchObject({ code: 1, kinds: ['rolled back'] });
    expect(await monitor(a.url, 'a.json')).toMatchObject({ code: 0, kinds: [] });
  });

  it('gets the second history cosigned by no witness, whatever it asks', async () => {
    const bundle = await world.signed('puppet-keystone');
    const ran = await world.run([
      'publish',
      bundle,
      '--to',
      'b',
      '--log-key',
      'log.key',
      '--witness',
      witness.url,
      '--format',
      'json',
    ]);
    expect(ran.stderr).toContain('refused');
    expect(JSON.parse(ran.stdout)).toMatchObject({ index: 2, witnesses: [] });
    expect(await monitor(a.url, 'a.json', '--compare', witness.url)).toMatchObject({ code: 0, kinds: [] });
  });

  it('does not pass for the history that a bundle was proven in', async () => {
    const verified = await world.run(['verify', 'knife-openstack', '--log', b.url]);
    expect([verified.code, verified.stdout]).toEqual([1, expect.stringContaining('history')]);
    expect((await world.run(['verify', 'knife-openstack', '--log', a.url])).code).toBe(0);
  });

  it('is watched on and on, though a witness is down, until someone stops it', async () => {
    const args = [
      'log',
      'monitor',
      a.url,
      '--state',
      'c.json',
      '--every',
      '1',
      '--compare',
      'http://127.0.0.1:1',
    ];
    const running = world.start(args);
    let looks = 0;
    await new Promise<void>((resolve) => {
      running.child.stdout?.on('data', (text: string) => {
        looks += text.split('2 entries').length - 1;
        if (looks >= 2) resolve();
      });
    });
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 1, stdout: expect.stringContaining('unreachable') });
  });

  it('is not followed under another name', async () => {
    const ran = await world.run([
      'log',
      'monitor',
      a.url,
      '--state',
      'other.json',
      '--origin',
      'other.example',
    ]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('CLI_USAGE')]);
  });
});
