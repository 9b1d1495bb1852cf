// SPDX-License-Identifier: Apache-2.0
import { cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { assessEvidence, bundleMembers, evidenceOf, openBundle, writeBundle } from '@touchstone/attest';
import { verificationReport, type VerificationReport } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startACloud, type ACloud } from './support/a-cloud.js';
import { OBJECT_LIFE, SIGN_IN, writeARecipe } from './support/a-recipe.js';
import { makeATrustWorld, type TrustWorld } from './support/a-trust-world.js';
import { touchstone } from './support/touchstone.js';

let folder: string;
let cloud: ACloud;
let world: TrustWorld;
let artefact: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-verify-'));
  cloud = await startACloud(folder);
  world = await makeATrustWorld(folder, [
    { id: 'north-lab', kind: 'lab', may: ['certify'] },
    { id: 'south-lab', kind: 'lab', may: ['certify'] },
    { id: 'vendor', kind: 'vendor', may: ['certify'] },
  ]);
  artefact = join(folder, 'artefact.tar');
  await writeFile(artefact, 'what was certified');
  const solution = await writeARecipe(folder, [{ id: 'life', run: SIGN_IN + OBJECT_LIFE }]);
  for (const lab of ['north-lab', 'south-lab']) {
    // A run of its own for each lab.
    const ran = await touchstone(['certify', solution, '--scan', solution, '--out', lab], cloud.env, folder);
    if (ran.code !== 0) throw new Error(ran.stderr);
    await world.run(['sign', lab, '--lab', lab, '--key', world.keyOf(lab), '--artefact', artefact]);
    await world.run(['publish', lab, '--to', world.log]);
  }
}, 240_000);
afterAll(async () => {
  await cloud.close();
  await rm(folder, { recursive: true, force: true });
});

async function verify(code: number, ...args: readonly string[]): Promise<VerificationReport> {
  const { stdout } = await world.run(['verify', ...args, '--format', 'json'], code);
  return verificationReport.parse(JSON.parse(stdout));
}
/** The link that breaks and its code; the command ends with 1. */
async function broken(...args: readonly string[]): Promise<string> {
  const [found] = (await verify(1, ...args)).verifications;
  const link = found?.links.find(({ id }) => id === found.broken);
  return `${link?.id}: ${link?.code}`;
}
/** A new bundle loses the attestation of the one before; an attacker lays it there again. */
async function keepAttestation(to: string): Promise<void> {
  await cp(join(folder, 'north-lab/attestation'), join(to, 'attestation'), { recursive: true });
}
async function copy(of = 'north-lab'): Promise<string> {
  const to = await mkdtemp(join(folder, 'copy-'));
  await cp(join(folder, of), to, { recursive: true });
  return to;
}

describe('touchstone verify', () => {
  it('verifies a bundle offline, and says what it cannot know', async () => {
    const [found] = (await verify(0, 'north-lab')).verifications;
    expect(found).toMatchObject({
      verdict: 'verified',
      tier: 'lab-verified',
      certificate: { level: 'integrated' },
    });
    expect(found?.unknown.join()).toContain('--log');
    const { stdout } = await world.run(['verify', 'north-lab']);
    expect(stdout).toContain('VERIFIED');
    expect(stdout).toContain('judged again by rules');
  });

  it('asks the log, and then knows more', async () => {
    const [found] = (await verify(0, 'north-lab', '--log', world.log)).verifications;
    expect(found?.links.filter(({ outcome }) => outcome !== 'holds').map(({ id }) => id)).toEqual([
      'witnesses',
    ]);
  });

  it('tells that two labs reproduce each other', async () => {
    const { reproduced } = await verify(0, 'north-lab', 'south-lab');
    expect(reproduced).toMatchObject({ level: 'integrated', labs: ['north-lab', 'south-lab'] });
    expect((await verify(0, 'north-lab', 'north-lab')).reproduced).toBeNull();
  });

  it('verifies the one file as it verifies the folder', async () => {
    await world.run(['pack', 'north-lab', '--out', 'north.touchstone']);
    expect((await verify(0, 'north.touchstone')).verifications[0]?.verdict).toBe('verified');
  });

  it('checks a self-attested bundle by a key that the caller names, and says so', async () => {
    const bundle = await copy();
    await world.run([
      'sign',
      bundle,
      '--lab',
      'nobody-knows',
      '--key',
      world.keyOf('vendor'),
      '--replace',
      '--artefact',
      artefact,
    ]);
    const [found] = (await verify(0, bundle, '--public-key', `${world.keyOf('vendor')}.pub`)).verifications;
    expect(found).toMatchObject({ verdict: 'verified', tier: 'self-attested', log: null });
    expect(found?.links.find(({ id }) => id === 'trust-root')?.outcome).toBe('not looked at');
    expect(await broken(bundle, '--public-key', `${world.keyOf('north-lab')}.pub`)).toBe(
      'signatures: ENVELOPE_UNKNOWN_KEY',
    );
  });

  it('ends with 2 where nothing can be found out: no bundle, no trust root, an expired one', async () => {
    await world.run(['verify', 'nowhere'], 2);
    await world.run(['verify', 'north-lab', '--trust-root', 'nowhere'], 2);
    await world.run(['verify', 'north-lab', '--at', '2100-01-01'], 2);
  });
});

describe('whoever attacks a bundle', () => {
  it('and edits a recording, and makes digests, index and assessment anew, is found out', async () => {
    const open = await openBundle(join(folder, 'north-lab'));
    const evidence = evidenceOf(open.members, 'north-lab');
    const recordings = await Promise.all(
      evidence.recordings.map(async (one) => {
        const text = gunzipSync(await readFile(join(folder, 'north-lab', one.path))).toString();
        return { path: one.path, bytes: Buffer.from(text.replaceAll('"status":201', '"status":200')) };
      }),
    );
    const forged = { ...evidence, recordings };
    const to = await copy();
    await writeBundle(to, open.index.solution, bundleMembers(forged, await assessEvidence(forged)));
    await keepAttestation(to);
    expect(await broken(to)).toBe('evidence: VERIFY_EVIDENCE');
  });

  it('and edits a file, and nothing else, is found out at once', async () => {
    const to = await copy();
    const manifest = join(to, 'touchstone.yaml');
    await writeFile(manifest, `${await readFile(manifest, 'utf8')}\n`);
    expect(await broken(to)).toBe('bundle: BUNDLE_DIGEST');
  });

  it('and signs with a key that nobody knows is found out', async () => {
    const to = await copy();
    await world.run(['key', 'create', '--out', 'stranger.pem']);
    await world.run([
      'sign',
      to,
      '--lab',
      'north-lab',
      '--key',
      'stranger.pem',
      '--replace',
      '--artefact',
      artefact,
    ]);
    expect(await broken(to)).toBe('signatures: ENVELOPE_UNKNOWN_KEY');
  });

  it('and signs anew with a good key leaves it unlogged', async () => {
    const to = await copy();
    await world.run([
      'sign',
      to,
      '--lab',
      'vendor',
      '--key',
      world.keyOf('vendor'),
      '--replace',
      '--artefact',
      artefact,
    ]);
    expect(await broken(to)).toBe('entry: VERIFY_NOT_LOGGED');
    await rm(join(to, 'attestation'), { recursive: true });
    expect(await broken(to)).toBe('envelope: VERIFY_NO_CERTIFICATE');
  });

  it("and lays one lab's certificate beside another's evidence is found out", async () => {
    const to = await copy('south-lab');
    await keepAttestation(to);
    expect(await broken(to)).toBe('evidence: VERIFY_EVIDENCE');
  });

  it("and takes another entry's proof is found out", async () => {
    const to = await copy();
    await cp(
      join(folder, 'south-lab/attestation/proof.tlog-proof'),
      join(to, 'attestation/proof.tlog-proof'),
    );
    expect(await broken(to)).toBe('inclusion: PROOF_INCLUSION');
  });

  it('and cuts the file is found out', async () => {
    await world.run(['pack', 'north-lab', '--out', 'cut.touchstone']);
    const { size } = await stat(join(folder, 'cut.touchstone'));
    await truncate(join(folder, 'cut.touchstone'), size - 512);
    expect(await broken('cut.touchstone')).toMatch(/^bundle: BUNDLE_/);
  });

  it('and names more than can be read, or brings a bomb, is found out before it is read', async () => {
    const to = await copy();
    const index = JSON.parse(await readFile(join(to, 'bundle.json'), 'utf8')) as {
      members: { bytes: number }[];
    };
    index.members[0]!.bytes = 2 ** 40;
    await writeFile(join(to, 'bundle.json'), `${JSON.stringify(index)}\n`);
    expect(await broken(to)).toMatch(/^bundle: /);

    const bombed = await copy();
    const open = await openBundle(bombed);
    const recording = open.members.find(({ role }) => role === 'recording')!;
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024));
    await writeBundle(bombed, open.index.solution, [
      ...open.members.filter((one) => one !== recording),
      { role: 'recording', path: recording.path, bytes: bomb },
    ]);
    await keepAttestation(bombed);
    expect(await broken(bombed)).toBe('evidence: VERIFY_EVIDENCE');
  });
});
