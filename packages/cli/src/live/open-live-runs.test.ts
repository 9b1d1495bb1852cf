// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveRun } from '@touchstone/web';
import { findBubblewrap } from './find-bubblewrap.js';
import { LIVE_RUN_LIMITS, openLiveRuns, type LiveRunLimits, type OpenLiveRuns } from './open-live-runs.js';

const CATALOG = fileURLToPath(new URL('../../../../catalog', import.meta.url));
const bubblewrap = await findBubblewrap();
const able = !('missing' in bubblewrap);
// Debian's package, which its recipe certifies.
const hasRclone = existsSync('/var/lib/dpkg/info/rclone.list');

let scratch = '';
let now = 0;
const open: OpenLiveRuns[] = [];
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ts-runs-'));
});
afterAll(async () => {
  for (const runs of open) await runs.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function liveRuns(
  limits: Partial<LiveRunLimits> = {},
  env: NodeJS.ProcessEnv = process.env,
): Promise<OpenLiveRuns> {
  const made = await openLiveRuns({
    catalog: CATALOG,
    scratch,
    packages: join(scratch, 'packages'),
    clock: () => Date.now() + now,
    random: (bytes) => randomBytes(bytes),
    env,
    version: '0.0.0-test',
    limits: { ...LIVE_RUN_LIMITS, ...limits },
  });
  open.push(made);
  return made;
}

function idOf(asked: ReturnType<OpenLiveRuns['ask']>): string {
  if (asked.kind === 'refused') throw new Error(asked.why);
  return asked.id;
}

async function ended(runs: OpenLiveRuns, id: string): Promise<LiveRun> {
  for (;;) {
    const run = runs.find(id);
    if (run === undefined) throw new Error('forgotten');
    if (run.endedAt !== null) return run;
    await runs.changed(id, run.change);
  }
}

describe('live runs', () => {
  it('are of the built-in catalog’s recipes alone, whatever a name tries', async () => {
    const runs = await liveRuns();
    for (const name of ['kops', '../rclone', 'rclone/../rclone', '/work', '', '__proto__', 'constructor']) {
      expect(runs.offer(name)).toMatchObject({ kind: 'refused' });
      expect(runs.ask(name, '2026.2', 'one')).toMatchObject({ kind: 'refused', busy: false });
    }
    expect(runs.all()).toEqual([]);
  });
});

describe.skipIf(!able)('live runs where there is bubblewrap', () => {
  it('are offered on releases of the embedded cloud, and refused on others', async () => {
    const runs = await liveRuns();
    expect(runs.offer('rclone')).toMatchObject({
      kind: 'offered',
      releases: expect.arrayContaining(['2026.2', 'zed']),
      recipe: expect.stringMatching(/^sha256:/),
    });
    expect(runs.ask('rclone', 'grizzly', 'one')).toMatchObject({ kind: 'refused', busy: false });
    expect(runs.ask('rclone', '--help', 'one')).toMatchObject({ kind: 'refused', busy: false });
  });

  it('wait in a queue of bounded length, one of each client', async () => {
    const runs = await liveRuns({ waiting: 2 });
    const first = idOf(runs.ask('rclone', '2026.2', 'one'));
    expect(runs.ask('rclone', '2026.2', 'one')).toMatchObject({ kind: 'refused', busy: true });
    const second = idOf(runs.ask('rclone', '2026.2', '2001:db8::2'));
    expect(runs.ask('rclone', '2026.2', '2001:db8::22')).toMatchObject({ kind: 'refused', busy: true });
    const third = idOf(runs.ask('rclone', '2026.2', 'three'));
    expect(runs.ask('rclone', '2026.2', 'four')).toMatchObject({ kind: 'refused', busy: true });
    expect(runs.find(first)).toMatchObject({ state: 'running', ahead: 0 });
    expect(runs.find(second)).toMatchObject({ state: 'waiting', ahead: 1 });
    expect(runs.find(third)).toMatchObject({ state: 'waiting', ahead: 2 });
    await runs.close();
    expect(runs.all()).toEqual([]);
    expect(readdirSync(scratch).filter((name) => name.startsWith('ts-live-'))).toEqual([]);
  }, 60_000);

  it('that take too long are ended, and the next one has its turn', async () => {
    const runs = await liveRuns({ runMs: 900 });
    const first = idOf(runs.ask('prometheus-openstack-sd', '2026.2', 'one'));
    const second = idOf(runs.ask('rclone', '2026.2', 'two'));
    const broken = { state: 'broken', why: expect.stringContaining('longer'), assessment: null };
    expect(await ended(runs, first)).toMatchObject(broken);
    const next = await ended(runs, second);
    expect(next).toMatchObject(broken);
    expect(next.startedAt).not.toBeNull();
  }, 60_000);

  it('are forgotten an hour after they ended, and none before', async () => {
    const runs = await liveRuns({ runMs: 300 });
    const id = idOf(runs.ask('rclone', '2026.2', 'one'));
    await ended(runs, id);
    now = LIVE_RUN_LIMITS.keptMs - 60_000;
    expect(runs.find(id)).toBeDefined();
    now = LIVE_RUN_LIMITS.keptMs + 60_000;
    expect(runs.find(id)).toBeUndefined();
    now = 0;
  }, 60_000);

  it('say what is missing on this machine, in the words of the recipe', async () => {
    const runs = await liveRuns();
    const run = await ended(runs, idOf(runs.ask('ansible-openstack-cloud', '2026.2', 'one')));
    if (run.state === 'done') return;
    expect(run.why).toMatch(/needs on this machine/);
  }, 600_000);

  it.skipIf(!hasRclone)(
    'come to the verdict that is published but for what one cloud cannot show',
    async () => {
      const runs = await liveRuns();
      const run = await ended(runs, idOf(runs.ask('rclone', '2025.1', 'one')));
      expect(run).toMatchObject({ state: 'done', unknown: 0 });
      expect(run.assessment?.level).toBe('basic');
      expect(run.calls).toBeGreaterThan(300);
      expect(run.latest).toHaveLength(30);
      expect(
        run.steps.filter(({ phase, purpose }) => phase === 'step' && purpose === 'certify'),
      ).toHaveLength(9);
      expect(run.operations[0]).toMatchObject({ operation: expect.stringContaining(':') });
      const verdicts = new Map(run.assessment?.criteria.map(({ id, verdict }) => [id, verdict]));
      expect(verdicts.get('every-step-passed')).toBe('passed');
      expect(verdicts.get('core-concerns-native')).toBe('passed');
      expect(verdicts.get('tested-on-newest-release')).not.toBe('passed');
    },
    240_000,
  );
});
