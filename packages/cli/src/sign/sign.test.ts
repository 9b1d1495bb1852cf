// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createKeyPair,
  envelopeText,
  openBundle,
  packBundle,
  parseSignedStatement,
  signStatement,
  writeAttestation,
} from '@touchstone/attest';
import {
  canonicalJson,
  PREDICATES,
  sha256Digest,
  signedCertificate,
  STATEMENT_TYPE,
  type BundleIndex,
  type StatementOf,
} from '@touchstone/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heldOutput, type HeldOutput } from '../testing/held-output.js';
import { signCommand, type SignOptions } from './sign.js';

const CATALOG = fileURLToPath(new URL('../../../../catalog/', import.meta.url));
const [one, two] = [createKeyPair('ed25519'), createKeyPair('ecdsa-p256')];
const now = new Date('2026-11-23T00:00:00.000Z');
const lab = { lab: 'a-lab' };

let folder = '';
let bundle = '';
let output: HeldOutput;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-sign-'));
  bundle = join(folder, 'bundle');
  copyEvidence('pkgcloud', bundle);
  output = heldOutput();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Without what was signed of it. */
function copyEvidence(solution: string, to: string): void {
  const filter = (path: string): boolean => basename(path) !== 'attestation';
  cpSync(join(CATALOG, solution, 'evidence'), to, { recursive: true, filter });
}

const sign = (options: Partial<SignOptions>, path = bundle, key = one): Promise<number> =>
  signCommand(path, { format: 'json', version: '0.1.0', now, ...options }, output, {
    TOUCHSTONE_KEY: key.privatePem,
  });
async function certificate(path = bundle): Promise<ReturnType<typeof parseSignedStatement<'certificate'>>> {
  const { attestation } = await openBundle(path);
  return parseSignedStatement(attestation.certificate!, 'x', 'certificate');
}
const signers = async (path = bundle): Promise<string[]> =>
  (await certificate(path)).envelope.envelope.signatures.map(({ keyid }) => keyid);

describe('touchstone sign', () => {
  it('writes the certificate of a folder or a file, the same for both', async () => {
    const file = join(folder, 'bundle.tsb');
    await packBundle(bundle, file);
    expect(await sign(lab)).toBe(0);
    expect(await sign(lab, file)).toBe(0);
    expect((await certificate()).envelope.digest).toBe((await certificate(file)).envelope.digest);
    expect(await signers()).toEqual([one.key.id]);
    expect((await certificate()).statement.predicate).toMatchObject({
      lab: 'a-lab',
      level: 'basic',
      tool: { name: 'touchstone', version: '0.1.0' },
      issuedAt: now.toISOString(),
    });
  });

  it('prints what it signed', async () => {
    await sign(lab);
    const printed = signedCertificate.parse(JSON.parse(output.printed()));
    const { envelope, statement } = await certificate();
    expect(printed).toEqual({
      statement: envelope.payloadDigest,
      envelope: envelope.digest,
      signers: [one.key.id],
      subject: statement.subject,
      predicate: statement.predicate,
    });
    const text = heldOutput();
    await signCommand(bundle, { ...lab, replace: true, format: 'text', version: '1', now }, text, {
      TOUCHSTONE_KEY: one.privatePem,
    });
    expect(text.printed()).toMatch(
      /^solution +pkgcloud 2\.2\.0\nlevel +basic of guideline 2026\.11\nsubject +pkg:npm/,
    );
  });

  it('refuses a verdict that does not follow from its evidence, however well its digest fits', async () => {
    const file = join(bundle, 'assessment.json');
    const better = readFileSync(file, 'utf8').replace(
      '"level":"basic","levels"',
      '"level":"native","levels"',
    );
    writeFileSync(file, better);
    await expect(sign(lab)).rejects.toMatchObject({ code: 'BUNDLE_DIGEST' });
    const index = JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8')) as BundleIndex;
    const members = index.members.map((member) =>
      member.role === 'assessment'
        ? { ...member, digest: sha256Digest(better), bytes: Buffer.byteLength(better) }
        : member,
    );
    writeFileSync(join(bundle, 'bundle.json'), `${canonicalJson({ ...index, members })}\n`);
    await expect(sign(lab)).rejects.toMatchObject({ code: 'STATEMENT_EVIDENCE' });
    expect(existsSync(join(bundle, 'attestation'))).toBe(false);
  });

  it('measures the artefacts that it is given, through links too', async () => {
    const file = join(folder, 'pkgcloud-2.2.0.tgz');
    writeFileSync(join(folder, 'stored'), 'the package');
    symlinkSync(join(folder, 'stored'), file);
    await sign({ ...lab, artefact: [file] });
    expect(output.noted()).toBe('');
    expect((await certificate()).statement.subject).toContainEqual({
      name: 'pkgcloud-2.2.0.tgz',
      digest: { sha256: sha256Digest('the package').slice(7) },
      annotations: { known: 'measured' },
    });
    const other = { ...lab, replace: true } as const;
    await expect(sign({ ...other, artefact: [folder] })).rejects.toMatchObject({ code: 'CLI_NO_FILE' });
    await expect(sign({ ...other, artefact: [`${file}.asc`] })).rejects.toMatchObject({
      code: 'CLI_NO_FILE',
    });
  });

  it('prints no line of an artefact’s own making', async () => {
    const file = join(folder, 'harmless\nlevel      native of guideline 2026.11\u001B[2J');
    writeFileSync(file, 'the package');
    await sign({ ...lab, artefact: [file], format: 'text' });
    const lines = output.printed().split('\n');
    expect(lines.filter((line) => line.startsWith('level '))).toHaveLength(1);
    expect(output.printed()).not.toContain('\u001B');
  });

  it('tells where nothing says which build ran', async () => {
    const path = join(folder, 'rclone');
    copyEvidence('rclone', path);
    await sign(lab, path);
    expect(output.noted()).toContain('--artefact');
  });

  it('adds a signature to the same statement, and only after computing it', async () => {
    await expect(sign({ add: true }, bundle, two)).rejects.toMatchObject({ code: 'BUNDLE_INCOMPLETE' });
    await sign(lab);
    const { envelope } = await certificate();
    await sign({ add: true }, bundle, two);
    expect(await signers()).toEqual([one.key.id, two.key.id].sort());
    expect((await certificate()).envelope.payloadDigest).toBe(envelope.payloadDigest);
    await expect(sign({ add: true }, bundle, two)).rejects.toMatchObject({ code: 'ENVELOPE_KEYS' });
  });

  it('does not put a second name under what does not follow from the evidence', async () => {
    await sign(lab);
    const { statement } = await certificate();
    const false_ = { ...statement, predicate: { ...statement.predicate, level: 'native' as const } };
    const envelope = Buffer.from(envelopeText(signStatement(false_, [one.key])));
    await writeAttestation(bundle, { certificate: envelope });
    await expect(sign({ add: true }, bundle, two)).rejects.toMatchObject({
      code: 'STATEMENT_DIFFERS',
      details: { field: 'predicate.level' },
    });
  });

  it('loses no certificate by the way: a new one takes its place only where that is asked', async () => {
    await sign(lab);
    await expect(sign(lab, bundle, two)).rejects.toMatchObject({ code: 'CLI_SIGNED' });
    await sign({ ...lab, replace: true, supersedes: bundle }, bundle, two);
    expect(await signers()).toEqual([two.key.id]);
  });

  it('does not change a certificate that is in a log', async () => {
    await sign(lab);
    await writeAttestation(bundle, { entry: Buffer.from('{}') });
    await expect(sign({ add: true }, bundle, two)).rejects.toMatchObject({ code: 'CLI_SIGNED' });
  });

  it('names the statement that it supersedes, of the same solution', async () => {
    await sign(lab);
    const { envelope } = await certificate();
    const next = join(folder, 'next');
    copyEvidence('pkgcloud', next);
    await sign({ ...lab, supersedes: bundle }, next);
    expect((await certificate(next)).statement.predicate.supersedes).toBe(envelope.payloadDigest);
    const other = join(folder, 'other');
    copyEvidence('kops', other);
    await expect(sign({ ...lab, supersedes: bundle }, other)).rejects.toMatchObject({ code: 'BUNDLE_MIXED' });
    await expect(sign({ ...lab, supersedes: other }, other)).rejects.toMatchObject({ code: 'CLI_SIGNED' });
  });

  it('shows a waiver beside the level and keeps it in the bundle', async () => {
    const { members } = await openBundle(bundle);
    const guideline = members.find(({ role }) => role === 'guideline')!;
    const waiver: StatementOf<'waiver'> = {
      _type: STATEMENT_TYPE,
      subject: [
        {
          name: 'guideline 2026.11',
          digest: { sha256: sha256Digest('bytes' in guideline ? guideline.bytes : '').slice(7) },
        },
      ],
      predicateType: PREDICATES.waiver,
      predicate: {
        solution: 'pkgcloud',
        versions: [],
        guideline: '2026.11',
        criterion: 'application-credential',
        reason: 'Application credentials come with the next release.',
        by: 'a-body',
        issuedAt: '2026-11-01T00:00:00.000Z',
        expiresAt: '2027-02-01T00:00:00.000Z',
      },
    };
    const file = join(folder, 'waiver.dsse.json');
    writeFileSync(file, envelopeText(signStatement(waiver, [two.key])));
    await sign({ ...lab, waiver: [file] });
    const digest = sha256Digest(readFileSync(file));
    expect((await certificate()).statement.predicate.waived?.criteria).toEqual([
      { criterion: 'application-credential', waiver: digest, until: '2027-02-01T00:00:00.000Z' },
    ]);
    expect((await openBundle(bundle)).attestation.waivers.map((bytes) => sha256Digest(bytes))).toEqual([
      digest,
    ]);
    await sign({ add: true }, bundle, two);
    expect(await signers()).toHaveLength(2);
  });

  it('asks who signs, and takes nothing beside --add that would change the statement', async () => {
    await expect(sign({})).rejects.toMatchObject({ code: 'CLI_USAGE' });
    for (const options of [
      lab,
      { artefact: ['x'] },
      { waiver: ['x'] },
      { supersedes: 'x' },
      { replace: true as const },
    ]) {
      await expect(sign({ add: true, ...options })).rejects.toMatchObject({ code: 'CLI_USAGE' });
    }
    await expect(sign({ lab: 'A Lab' })).rejects.toMatchObject({ code: 'STATEMENT_FIELD' });
  });
});
