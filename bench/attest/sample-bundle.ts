// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assessEvidence,
  bundleMembers,
  createKeyPair,
  createNoteKey,
  envelopeText,
  evidenceOf,
  logBundle,
  measureFile,
  openBundle,
  openLogAt,
  parseNoteSigner,
  publishWorld,
  signBundle,
  signTrustRoot,
  verifyTrustRoot,
  writeAttestation,
  writeBundle,
  type Member,
  type SigningKey,
} from '@touchstone/attest';
import { recipeDigest, sha256Digest, type Assessment, type TrustRoot } from '@touchstone/model';
import { openRecordingWriter } from '@touchstone/recorder';
import { SAMPLE_HEADER, sampleLineStream, STEPS } from '../sample-run.js';
import { STORE_WORLD } from './store-world.js';

/** From bench/dist/attest. */
const GUIDELINES = new URL('../../../guidelines/', import.meta.url);
const ORIGIN = 'bench.example/log';
const MANIFEST = `format: touchstone/1
solution: { id: sample, name: Sample, description: Uses five services., category: storage, vendor: Example, licence: MIT, version: '1.0.0' }
artefact: { purl: 'pkg:generic/sample@1.0.0', digest: 'sha256:${'5'.repeat(64)}' }
claims: { releases: [zed] }
recipe:
  steps:
${STEPS.map((id) => `    - { id: ${id}, title: ${id}, run: ['true'], shows: ['object-store:object.put', compute] }`).join('\n')}
`;
const SCRIPT = 'exit 0\n';

export interface SampleBundle {
  readonly folder: string;
  readonly trustRoot: string;
  readonly recording: string;
  readonly exchanges: number;
  /** The certificate's envelope, as it lies in the bundle. */
  readonly certificate: Uint8Array;
}

/** A bundle with one recording of about so many exchanges, signed by a lab and logged, and the trust root that vouches for both. */
export async function writeSampleBundle(place: string, wanted: number): Promise<SampleBundle> {
  const folder = join(place, `bundle-${wanted}`);
  mkdirSync(join(folder, 'recordings'), { recursive: true });
  const recording = join(folder, 'recordings/sample.ndjson.gz');
  const exchanges = await writeRecording(recording, wanted);
  const text = (name: string): Buffer => readFileSync(new URL(name, GUIDELINES));
  const papers: Member[] = [
    { role: 'manifest', path: 'touchstone.yaml', bytes: Buffer.from(MANIFEST) },
    { role: 'recipe', path: 'recipe/carry.sh', bytes: Buffer.from(SCRIPT) },
    { role: 'guideline', path: 'guideline/2026.11.yaml', bytes: text('2026.11.yaml') },
    { role: 'concerns', path: 'guideline/concerns.yaml', bytes: text('concerns.yaml') },
    { role: 'categories', path: 'guideline/categories.yaml', bytes: text('categories.yaml') },
    {
      role: 'recording',
      path: 'recordings/sample.ndjson.gz',
      file: recording,
      ...(await measureFile(recording)),
    },
  ];
  const evidence = evidenceOf(papers, folder);
  const assessment: Assessment = await assessEvidence(evidence);
  await writeBundle(folder, 'sample', bundleMembers(evidence, assessment));
  return { folder, recording, exchanges, ...(await certify(place, folder)) };
}

async function certify(
  place: string,
  folder: string,
): Promise<Pick<SampleBundle, 'trustRoot' | 'certificate'>> {
  const [lab, root] = [createKeyPair('ed25519').key, createKeyPair('ed25519').key];
  const issuedAt = new Date(Date.parse(SAMPLE_HEADER.startedAt) + 86_400_000);
  const tool = SAMPLE_HEADER.tool;
  const said = { lab: 'bench-lab', tool, issuedAt, waivers: [], supersedes: null, artefacts: [] };
  const open = await openBundle(folder);
  const { envelope } = await signBundle(open, said, [lab]);
  await open.close();
  const certificate = Buffer.from(envelopeText(envelope));
  await writeAttestation(folder, { certificate });
  const signer = parseNoteSigner(createNoteKey(ORIGIN).signer);
  const clock = (): number => issuedAt.getTime() + 60_000;
  const where = `${folder}.log`;
  mkdirSync(where);
  const paper = trustRootOf(root, lab, signer.verifier.vkey);
  const bytes = Buffer.from(envelopeText(signTrustRoot(paper, [root], undefined, 'trust-root')));
  const trustRoot = `${folder}.trust-root.dsse.json`;
  writeFileSync(trustRoot, bytes);
  const log = await openLogAt(where, { signer, clock, create: true }, STORE_WORLD);
  const believed = verifyTrustRoot([{ name: trustRoot, bytes }], issuedAt);
  const { entry, proof } = await logBundle(await openBundle(folder), publishWorld(log, believed, clock));
  await writeAttestation(folder, { entry, proof });
  await log.close();
  return { trustRoot, certificate };
}

function trustRootOf(root: SigningKey, lab: SigningKey, logKey: string): TrustRoot {
  const valid = { validFrom: '2026-01-01T00:00:00.000Z', validUntil: '2036-01-01T00:00:00.000Z' };
  const owner = (id: string, kind: 'lab' | 'registry'): TrustRoot['owners'][number] => ({
    id,
    name: id,
    kind,
    operator: id,
  });
  const key = (one: SigningKey, owned: string, may: 'root' | 'certify'): TrustRoot['keys'][number] => ({
    id: one.id,
    algorithm: one.algorithm,
    publicKey: one.pem,
    owner: owned,
    may: [may],
    ...valid,
  });
  const digest = (name: string): string => sha256Digest(readFileSync(new URL(name, GUIDELINES)));
  return {
    format: 'touchstone-trust-root/1',
    name: 'Bench',
    version: 1,
    issuedAt: '2026-01-02T00:00:00.000Z',
    expiresAt: '2036-01-01T00:00:00.000Z',
    threshold: 1,
    rootKeys: [root.id],
    owners: [owner('bench-lab', 'lab'), owner('bench-registry', 'registry')],
    keys: [key(root, 'bench-registry', 'root'), key(lab, 'bench-lab', 'certify')],
    logs: [{ origin: ORIGIN, key: logKey, ...valid, witnesses: { quorum: 0, keys: [] } }],
    guidelines: [
      {
        version: '2026.11',
        guideline: digest('2026.11.yaml'),
        concerns: digest('concerns.yaml'),
        categories: digest('categories.yaml'),
      },
    ],
  };
}

async function writeRecording(file: string, wanted: number): Promise<number> {
  const files = { 'carry.sh': sha256Digest(SCRIPT), 'touchstone.yaml': sha256Digest(MANIFEST) };
  const header = { ...SAMPLE_HEADER, manifest: sha256Digest(MANIFEST), recipe: recipeDigest(files) };
  const writer = await openRecordingWriter({ to: file, header });
  let [at, written] = [0, 0];
  for (const line of sampleLineStream(wanted)) {
    at = line.at;
    writer.append(line);
    written += 1;
    // The disk is slower than this loop.
    if (written % 500 === 0) await writer.flush();
  }
  return (await writer.close({ at, outcome: 'complete', open: 0 })).exchanges;
}
