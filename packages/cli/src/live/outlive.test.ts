// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBubblewrap } from './find-bubblewrap.js';

const BUILT = new URL('../../dist/live/open-live-runs.js', import.meta.url).href;
const CATALOG = fileURLToPath(new URL('../../../../catalog', import.meta.url));
const bubblewrap = await findBubblewrap();

describe.skipIf('missing' in bubblewrap)('a run whose marketplace is killed', () => {
  let scratch = '';
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'ts-killed-'));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('ends with it: no cloud, no recorder, no command goes on', async () => {
    const marketplace = spawn(process.execPath, ['--input-type=module', '--eval', program(scratch)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(marketplace.stdout, 'data');
    expect(of(scratch)).toBeGreaterThan(1);
    marketplace.kill('SIGKILL');
    await once(marketplace, 'exit');
    for (let waited = 0; waited < 100 && of(scratch) > 0; waited++) await pause(100);
    expect(of(scratch)).toBe(0);
    expect(readdirSync(scratch)).toEqual([]);
  }, 120_000);
});

/** A marketplace with a run under way; it says so once the run has a command that runs. */
function program(scratch: string): string {
  return `
    import { randomBytes } from 'node:crypto';
    import { openLiveRuns } from ${JSON.stringify(BUILT)};
    const runs = await openLiveRuns({
      catalog: ${JSON.stringify(CATALOG)}, scratch: ${JSON.stringify(scratch)},
      packages: ${JSON.stringify(join(scratch, 'packages'))}, clock: Date.now,
      random: (bytes) => randomBytes(bytes), env: { ...process.env, SCRATCH_OF: ${JSON.stringify(scratch)} }, version: 'test',
    });
    const { id } = runs.ask('rclone', '2026.2', 'one');
    for (;;) {
      const run = runs.find(id);
      if (run.calls > 0 || run.endedAt !== null) break;
      await runs.changed(id, run.change);
    }
    process.stdout.write('running');
  `;
}

/** Processes that are the run's: by their command line, or by what they inherited. */
function of(scratch: string): number {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
    try {
      const told = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'latin1'));
      return told.some((text) => text.includes(scratch));
    } catch {
      return false;
    }
  }).length;
}
