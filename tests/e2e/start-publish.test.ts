// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyPair } from '@touchstone/attest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyEvidence } from './support/copy-evidence.js';
import { eventually, startMarketplace, type RunningMarketplace } from './support/marketplace.js';
import { makeTrustWorld, type TrustWorld } from './support/trust-world.js';

const BUNDLE = 'application/vnd.touchstone.bundle';

let world: TrustWorld;
let running: RunningMarketplace;
let token: string;
const env = (): { TOUCHSTONE_TOKEN: string } => ({ TOUCHSTONE_TOKEN: token });
const options = ['--data', 'data', '--log', 'log', '--log-key', 'log.key', '--no-cloud'];
const trust = (): Record<string, string> => ({ TOUCHSTONE_TRUST_ROOT: join(world.folder, 'root.dsse.json') });

/** Sends a bundle as a stranger would, past all that the client looks at. */
async function post(bundle: string): Promise<{ status: number; problem: Record<string, unknown> }> {
  const file = `${bundle}.touchstone`;
  const packed = await world.run(['pack', bundle, '--out', file]);
  if (packed.code !== 0) throw new Error(packed.stderr);
  const answer = await fetch(`${running.url}/api/v1/bundles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': BUNDLE },
    body: await readFile(join(world.folder, file)),
  });
  return { status: answer.status, problem: (await answer.json()) as Record<string, unknown> };
}

beforeAll(async () => {
  world = await makeTrustWorld(await mkdtemp(join(tmpdir(), 'touchstone-start-publish-')), 0);
  await world.run(['log', 'create', 'log', '--origin', 'log.example/e2e', '--key', 'log.key']);
  running = await startMarketplace(options, trust(), world.folder);
  const made = await eventually(async () => {
    const ran = await world.run([
      'registry',
      'token',
      'create',
      '--data',
      'data',
      '--log',
      'log',
      '--id',
      'ci',
    ]);
    if (ran.code !== 0) throw new Error(ran.stderr);
    return ran;
  });
  token = made.stdout.trim();
}, 180_000);
afterAll(async () => {
  await running?.stop();
  await rm(world.folder, { recursive: true, force: true });
});

describe('a marketplace that takes papers', { timeout: 120_000 }, () => {
  it('shows a bundle on its listing as soon as it was published from elsewhere', async () => {
    expect((await fetch(`${running.url}/solutions/knife-openstack`)).status).toBe(404);
    const bundle = await world.signed('knife-openstack');
    const published = await world.run(['publish', bundle, '--to', running.url], env());
    expect([published.code, published.stderr]).toEqual([0, '']);
    const shown = await eventually(() => running.get('/solutions/knife-openstack'), 5);
    expect(shown).toContain('knife-openstack');
    expect(JSON.parse(await running.get('/api/v1/listings'))).toMatchObject({ total: 1 });
    // And the log that the marketplace serves proves it to a stranger.
    const verified = await world.run(['verify', bundle, '--log', running.url]);
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('VERIFIED')]);
  });

  it('takes a bundle that comes many times at once in once', async () => {
    const bundle = await world.signed('puppet-glance');
    const answers = await Promise.all([1, 2, 3].map(() => post(bundle)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    const { total } = JSON.parse(await eventually(() => running.get('/api/v1/listings?q=puppet-glance'), 5));
    expect(total).toBe(1);
  });

  it('refuses one that a key of nobody signed, and names the link that broke', async () => {
    await writeFile(join(world.folder, 'thief.key'), createKeyPair('ed25519').privatePem, { mode: 0o600 });
    await copyEvidence('puppet-nova', join(world.folder, 'forged'));
    const signed = await world.run(['sign', 'forged', '--lab', 'lab', '--key', 'thief.key']);
    expect(signed.code).toBe(0);
    const { status, problem } = await post('forged');
    expect([status, problem]).toMatchObject([
      422,
      {
        code: 'PUBLISH_REFUSED',
        detail: expect.stringContaining('Its signatures are good, and by known keys'),
      },
    ]);
    const told = await world.run(['publish', 'forged', '--to', running.url], env());
    expect([told.code, told.stderr]).toEqual([2, expect.stringContaining('[PUBLISH_REFUSED]')]);
    expect((await fetch(`${running.url}/solutions/puppet-nova`)).status).toBe(404);
  });

  it('refuses one whose verdict was raised after it was computed', async () => {
    const bundle = await world.signed('puppet-neutron');
    const file = join(world.folder, bundle, 'assessment.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll('"verdict":"not run"', '"verdict":"passed"'));
    const answer = await world.run(['publish', bundle, '--to', running.url], env());
    expect([answer.code, answer.stderr]).toEqual([2, expect.stringMatching(/assessment\.json|bundle/)]);
    expect((await fetch(`${running.url}/solutions/puppet-neutron`)).status).toBe(404);
  });

  it('tells what became of a listing whose certificate was taken back', async () => {
    const said = ['--reason', 'evidence-wrong', '--statement', 'The wrong tree was scanned.'];
    const words = ['registry', 'token', 'create', '--data', 'data', '--log', 'log', '--id', 'statements'];
    const statements = await world.run([...words, '--may', 'statements']);
    const revoked = await world.run(
      [
        'revoke',
        'knife-openstack',
        '--by',
        'registry',
        '--key',
        'registry.key',
        ...said,
        '--log',
        running.url,
      ],
      { TOUCHSTONE_TOKEN: statements.stdout.trim() },
    );
    expect([revoked.code, revoked.stderr]).toEqual([0, expect.stringContaining('Logged: entry')]);
    // The log says so at once; listings follow within the minute, and at once after a rebuild.
    expect((await world.run(['registry', 'rebuild', '--data', 'data', '--log', 'log'])).code).toBe(0);
    expect(await eventually(() => running.get('/solutions/knife-openstack'), 5)).toContain('revoked');
  });
});
