// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logStatus, type LogStatus } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeATrustWorld, type TrustWorld } from './support/a-trust-world.js';
import { copyEvidence } from './support/copy-evidence.js';

// A scan alone: its certificate does not end a year after some run that is committed here.
const SOLUTION = 'kops';

let folder = '';
let world: TrustWorld;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-life-'));
  world = await makeATrustWorld(folder, [
    { id: 'north-lab', kind: 'lab', may: ['certify'] },
    { id: 'south-lab', kind: 'lab', may: ['certify'] },
    { id: 'body', kind: 'body', may: ['revoke', 'waive', 'announce'] },
  ]);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function statusOf(code: number, ...more: string[]): Promise<LogStatus> {
  const { stdout } = await world.run(['status', world.log, ...more, '--format', 'json'], code);
  return logStatus.parse(JSON.parse(stdout));
}

/** A signed bundle of the committed evidence in the log. */
async function certify(lab: string): Promise<string> {
  const bundle = join(folder, lab);
  await copyEvidence(SOLUTION, bundle);
  await world.run(['sign', bundle, '--lab', lab, '--key', world.keyOf(lab)]);
  await world.run(['publish', bundle, '--to', world.log]);
  return bundle;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const signed = (by: string): readonly string[] => ['--by', by, '--key', world.keyOf(by)];

describe('the life of a certificate, from the command line', () => {
  it('begins when it is published, shows its waiver, and ends when it is revoked', async () => {
    expect((await statusOf(0)).certificates).toEqual([]);

    const bundle = await certify('north-lab');
    const valid = await statusOf(0, 'kops');
    expect(valid.certificates).toMatchObject([
      { solution: 'kops', level: null, lab: 'north-lab', tier: 'lab-verified', state: 'valid' },
    ]);

    const waiver = [
      'kops',
      '--criterion',
      'least-privilege',
      '--guideline',
      '2026.11',
      '--until',
      inDays(30),
    ];
    const why = ['--reason', 'The cloud answers in a way that no access rule can be shown by.'];
    await world.run([
      'waive',
      ...waiver,
      ...why,
      ...signed('body'),
      '--log',
      world.log,
      '--out',
      'waiver.dsse.json',
    ]);
    const waived = await statusOf(0, 'kops');
    expect(waived.certificates[0]?.waivers).toMatchObject([
      { criterion: 'least-privilege', state: 'in force' },
    ]);
    const text = (await world.run(['status', world.log])).stdout;
    expect(text).toContain('✓ valid');
    expect(text).toMatch(/Waived until .* by body: least-privilege/);

    const revoke = ['--reason', 'evidence-wrong', '--statement', 'The recordings were of another build.'];
    await world.run(['revoke', bundle, ...revoke, ...signed('south-lab'), '--log', world.log], 2);
    expect((await statusOf(0)).certificates[0]).toMatchObject({ state: 'valid' });
    await world.run(['revoke', bundle, ...revoke, ...signed('north-lab'), '--log', world.log]);
    const revoked = await statusOf(1, 'kops');
    expect(revoked.certificates[0]).toMatchObject({
      state: 'revoked',
      revocations: [{ by: 'north-lab', effect: true }],
    });
    const back = revoked.certificates[0]?.loggedAt ?? '';
    expect((await statusOf(0, '--at', back)).certificates[0]).toMatchObject({ state: 'valid', waivers: [] });

    await world.run([
      'revoke',
      'waiver.dsse.json',
      '--reason',
      'by-request',
      '--statement',
      'Nobody needs it now.',
      ...signed('body'),
      '--log',
      world.log,
    ]);
    expect((await statusOf(1)).waivers).toMatchObject([{ state: 'revoked' }]);
  }, 240_000);

  it('is not reproduced by a lab that only signs the evidence of another', async () => {
    await certify('south-lab');
    const { certificates } = await statusOf(1);
    expect(certificates.map(({ lab, tier }) => [lab, tier])).toEqual([
      ['north-lab', 'lab-verified'],
      ['south-lab', 'lab-verified'],
    ]);
  }, 120_000);

  it('has keys and guidelines announced, and a key that is taken back signs nothing more', async () => {
    await world.run(['announce', 'guideline', '2026.11', ...signed('body'), '--log', world.log]);
    const dates = ['--valid-until', inDays(700), '--may', 'certify'];
    const file = `${world.keyOf('south-lab')}.pub`;
    await world.run([
      'announce',
      'key',
      file,
      '--owner',
      'south-lab',
      ...dates,
      ...signed('body'),
      '--log',
      world.log,
    ]);
    const { id } = JSON.parse((await world.run(['key', 'show', file, '--format', 'json'])).stdout);
    const why = ['--reason', 'key-compromised', '--statement', 'The laptop that held it was stolen.'];
    await world.run(['revoke', id, ...why, ...signed('body'), '--log', world.log]);
    const status = await statusOf(1);
    expect(status.keys).toMatchObject([{ id, owner: 'south-lab', revocations: [{ effect: true }] }]);
    expect(status.refused).toEqual([]);
    // What it signed before is worth what it was worth; it can take nothing back any more.
    expect(status.certificates[1]).toMatchObject({ lab: 'south-lab', state: 'valid' });
    const south = join(folder, 'south-lab');
    await world.run(['revoke', south, ...why, ...signed('south-lab'), '--log', world.log], 2);
  }, 120_000);

  it('hands statements over as files, or prints them, where there is no log', async () => {
    const why = ['--reason', 'other', '--statement', 'It was a mistake of ours.'];
    const digest = `sha256:${'0'.repeat(64)}`;
    const printed = await world.run(['revoke', digest, ...why, ...signed('body')]);
    expect(JSON.parse(printed.stdout)).toMatchObject({ payloadType: 'application/vnd.in-toto+json' });
    const told = ['revoke', digest, ...why, ...signed('body'), '--out', 'revocation.dsse.json'];
    await world.run(told);
    expect(JSON.parse(await readFile(join(folder, 'revocation.dsse.json'), 'utf8'))).toHaveProperty(
      'signatures',
    );
    const again = await world.run(told, 2);
    expect(again.stderr).toContain('CLI_FILE_EXISTS');
  });

  it.each([
    [
      'an unknown criterion',
      ['waive', 'kops', '--criterion', 'be-nice', '--until', '2026-12-01'],
      'WAIVER_CRITERION',
    ],
    [
      'a waiver for too long',
      ['waive', 'kops', '--criterion', 'least-privilege', '--until', '2199-01-01'],
      'WAIVER_TIME',
    ],
    [
      'a day that is none',
      ['waive', 'kops', '--criterion', 'least-privilege', '--until', '2026-11-31'],
      'no such day',
    ],
  ])('refuses %s', async (_, words, said) => {
    const more = ['--guideline', '2026.11', '--reason', 'There is a reason.', ...signed('body')];
    expect((await world.run([...words, ...more], 2)).stderr).toContain(said);
  });

  it('says which solutions a log has, where it has not the one asked for', async () => {
    const { stderr } = await world.run(['status', world.log, 'nobody'], 2);
    expect(stderr).toContain('CLI_NO_SOLUTION');
    expect(stderr).toContain('kops');
  });
});
