// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { recipeDigest, sha256Digest, type Assessment } from '@touchstone/model';
import { openRecordingWriter } from '@touchstone/recorder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPublishedGuideline } from '../testing/published-guideline.js';
import { writeBundle } from './bundle-folder.js';
import type { HeldMember } from './member.js';
import { assessEvidence, bundleMembers, evidenceOf, type Evidence } from './evidence.js';
import { readBundle } from './open-bundle.js';

const MANIFEST = `format: touchstone/1
solution: { id: carrier, name: Carrier, description: d, category: storage, vendor: v, licence: MIT, version: '1' }
recipe: { steps: [{ id: carry, title: Carries, run: [./carry.sh] }] }
`;
const SCRIPT = 'exit 0\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-evidence-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function recordingOf(recipe: string): Promise<Buffer> {
  const blocks: Buffer[] = [];
  const to = {
    write: async (bytes: Uint8Array) => void blocks.push(Buffer.from(bytes)),
    sync: async () => {},
    close: async () => {},
  };
  const release = { name: 'zed', how: 'identified' as const, candidates: ['zed'] };
  const fingerprint = sha256Digest('');
  const writer = await openRecordingWriter({
    to,
    header: {
      format: 'touchstone-recording/1',
      run: 'run-0001',
      startedAt: '2026-11-22T12:00:00.000Z',
      tool: { name: 'touchstone', version: '0' },
      purpose: 'certify',
      solution: { id: 'carrier', version: '1' },
      manifest: sha256Digest(MANIFEST),
      recipe,
      credential: { kind: 'password', scratch: true, roles: ['member'], accessRules: 0 },
      platform: { kind: 'lab', name: 'lab', release, services: [], fingerprint },
      expected: ['carry'],
    },
  });
  await writer.close({ at: 1, outcome: 'complete', open: 0 });
  return Buffer.concat(blocks);
}

async function evidence(change: Partial<Evidence>, script = SCRIPT): Promise<Evidence> {
  const manifestName = change.manifestName ?? 'touchstone.yaml';
  const listed = manifestName.startsWith('.') ? {} : { [manifestName]: sha256Digest(MANIFEST) };
  const recipe = recipeDigest({ 'carry.sh': sha256Digest(SCRIPT), ...listed });
  const members: HeldMember[] = [{ role: 'recipe', path: 'recipe/carry.sh', bytes: Buffer.from(script) }];
  const papers = bundleMembers(
    {
      manifest: {} as Evidence['manifest'],
      manifestText: MANIFEST,
      manifestName,
      guideline: readPublishedGuideline(),
      recordings: [{ path: 'recordings/a.ndjson.gz', bytes: await recordingOf(recipe) }],
      recipe: members,
      scans: [],
      ...change,
    },
    {} as Assessment,
  );
  await writeBundle(folder, 'carrier', papers);
  return evidenceOf((await readBundle(folder)).members, folder);
}

async function verdict(of: Evidence): Promise<string | undefined> {
  return (await assessEvidence(of)).criteria.find(({ id }) => id === 'recording-complete')?.verdict;
}

describe('the evidence in a bundle', () => {
  it('is judged by the very bytes that its index names, also when a recording changes after it was looked at', async () => {
    const read = await evidence({});
    const [recording] = read.recordings;
    if (recording === undefined || !('file' in recording)) throw new Error('recordings stay on disk');
    const bytes = readFileSync(recording.file);
    // Another recording, whole in itself: only its digest tells.
    writeFileSync(recording.file, await recordingOf(sha256Digest('another recipe')));
    await expect(assessEvidence(read)).rejects.toMatchObject({ code: 'BUNDLE_DIGEST' });
    writeFileSync(recording.file, bytes);
    expect((await assessEvidence(read)).runs[0]?.recording).toBe(sha256Digest(bytes));
  });

  it('belongs together: manifest, recipe files and recordings name each other by digest', async () => {
    expect(await verdict(await evidence({}))).toBe('passed');
  });
  it.each(['touchstone-quick.yaml', '.touchstone.yaml'])(
    'belongs together also where the manifest is %s',
    async (manifestName) => {
      expect(await verdict(await evidence({ manifestName }))).toBe('passed');
    },
  );
  it('proves nothing once a script of the recipe is another', async () => {
    expect(await verdict(await evidence({}, 'exit 0 # and what was really run is not shown\n'))).toBe(
      'failed',
    );
  });
  it('proves nothing once a script of the recipe is left out', async () => {
    expect(await verdict(await evidence({ recipe: [] }))).toBe('failed');
  });
  it('proves nothing once the manifest is another', async () => {
    expect(await verdict(await evidence({ manifestText: `${MANIFEST}\n` }))).toBe('failed');
  });
  it('is not read where a recording inflates a thousandfold', async () => {
    const plain = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 }).subarray(10);
    const head = Buffer.from('1f8b08040000000000ff18005453140000000000', 'hex');
    head.writeUInt32LE(head.length + 16 + plain.length, 16);
    const hash = createHash('sha256').update(plain).digest().subarray(0, 16);
    const bytes = Buffer.concat([head, hash, plain]);
    const bomb = await evidence({ recordings: [{ path: 'recordings/a.ndjson.gz', bytes }] });
    await expect(assessEvidence(bomb)).rejects.toMatchObject({
      code: 'BUNDLE_INCOMPLETE',
      message: expect.stringContaining('it expands to more than'),
    });
  });
});
