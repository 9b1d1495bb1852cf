// SPDX-License-Identifier: Apache-2.0
import {
  BUNDLE_FORMAT,
  canonicalJson,
  recipeDigest,
  sha256Digest,
  type BundleIndex,
} from '@touchstone/model';
import { openRecordingWriter } from '@touchstone/recorder';
import { assessEvidence, bundleMembers, evidenceOf } from '../bundle/evidence.js';
import { parseGuidelineFiles, type GuidelineFiles } from '../bundle/guideline-texts.js';
import type { HeldMember, Member } from '../bundle/member.js';
import type { OpenBundle } from '../bundle/open-bundle.js';

const MANIFEST = `format: touchstone/1
solution: { id: carrier, name: Carrier, description: d, category: storage, vendor: v, licence: MIT, version: '1' }
artefact: { purl: 'pkg:generic/carrier@{version}', digest: 'sha256:${'7'.repeat(64)}' }
recipe: { steps: [{ id: carry, title: Carries, run: [./carry.sh] }] }
`;
const SCRIPT = 'exit 0\n';

const criterion = (id: string, rule: string, level: string): string =>
  `  - { id: ${id}, level: ${level}, statement: s, reason: r, evidence: [recording], judge: { rule: ${rule} }, over: every run, mend: m }`;

/**
 * A guideline of three criteria, so that a bundle is small: `whole` and `whole-too` pass for a recording that is complete;
 * `steps` is not run where the recording holds no step. By it, the mini bundle is basic, and integrated with a waiver of `steps`.
 */
export const MINI_GUIDELINE: GuidelineFiles = parseGuidelineFiles({
  guideline: `format: touchstone-guideline/1
version: '2026.11'
title: t
published: '2026-11-22'
newestRelease: '2026.2'
levels: [{ id: basic, statement: b }, { id: integrated, statement: i }, { id: native, statement: n }]
criteria:
${criterion('whole', 'recording-complete', 'basic')}
${criterion('whole-too', 'recording-complete', 'integrated')}
${criterion('steps', 'steps-passed', 'integrated')}
`,
  concerns: `format: touchstone-concerns/1
concerns: [{ id: object-storage, title: o, services: [object-store] }]
`,
  categories: `format: touchstone-categories/1
categories: [{ id: storage, title: s, statement: s, core: [object-storage] }]
`,
});

export interface MiniBundle {
  /** Tells one recording from another. */
  readonly run?: string;
  readonly startedAt?: string;
  readonly guideline?: GuidelineFiles;
}

/** Members of a bundle with one recording of no calls, whose verdict follows from it. */
export async function miniMembers({
  run = 'run-0001',
  startedAt = '2026-11-20T12:00:00.000Z',
  guideline = MINI_GUIDELINE,
}: MiniBundle = {}): Promise<readonly Member[]> {
  const script: HeldMember = { role: 'recipe', path: 'recipe/carry.sh', bytes: Buffer.from(SCRIPT) };
  const recipe = recipeDigest({
    'carry.sh': sha256Digest(SCRIPT),
    'touchstone.yaml': sha256Digest(MANIFEST),
  });
  const evidence = {
    manifest: {} as never,
    manifestText: MANIFEST,
    manifestName: 'touchstone.yaml',
    guideline,
    recordings: [{ path: 'recordings/a.ndjson.gz', bytes: await recordingOf(recipe, run, startedAt) }],
    recipe: [script],
    scans: [],
  };
  const papers = bundleMembers(evidence, {} as never);
  const assessment = await assessEvidence(evidenceOf(papers, 'mini'));
  return bundleMembers(evidence, assessment);
}

async function recordingOf(recipe: string, run: string, startedAt: string): Promise<Buffer> {
  const blocks: Buffer[] = [];
  const to = {
    write: async (bytes: Uint8Array) => void blocks.push(Buffer.from(bytes)),
    sync: async () => {},
    close: async () => {},
  };
  const release = { name: 'zed', how: 'identified' as const, candidates: ['zed'] };
  const writer = await openRecordingWriter({
    to,
    header: {
      format: 'touchstone-recording/1',
      run,
      startedAt,
      tool: { name: 'touchstone', version: '0' },
      purpose: 'certify',
      solution: { id: 'carrier', version: '1' },
      manifest: sha256Digest(MANIFEST),
      recipe,
      credential: { kind: 'password', scratch: true, roles: ['member'], accessRules: 0 },
      platform: { kind: 'lab', name: 'lab', release, services: [], fingerprint: sha256Digest('') },
      expected: ['carry'],
    },
  });
  await writer.close({ at: 1, outcome: 'complete', open: 0 });
  return Buffer.concat(blocks);
}

/** Members as a bundle that is open, without a file: the index is made of what they are. */
export function openMembers(members: readonly Member[], change: Partial<OpenBundle> = {}): OpenBundle {
  const index: BundleIndex = {
    format: BUNDLE_FORMAT,
    solution: 'carrier',
    members: members
      .map((member) => {
        if (!('bytes' in member)) throw new TypeError('a mini bundle is in memory');
        const { role, path, bytes } = member;
        return { role, path, digest: sha256Digest(bytes), bytes: bytes.byteLength };
      })
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return {
    path: 'bundle',
    index,
    indexDigest: sha256Digest(`${canonicalJson(index)}\n`),
    members,
    attestation: { waivers: [] },
    close: async () => {},
    ...change,
  };
}
