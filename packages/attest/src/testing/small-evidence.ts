// SPDX-License-Identifier: Apache-2.0
import { manifest as manifestSchema, parsePaper, recipeDigest, sha256Digest } from '@touchstone/model';
import { openRecordingWriter } from '@touchstone/recorder';
import type { Evidence } from '../bundle/evidence.js';
import type { ScanPaper } from '../bundle/scan-paper.js';
import { readPublishedGuideline } from './published-guideline.js';

/** One run of the carrier's recipe, which has one step and calls nothing. */
export interface SmallRun {
  readonly id: string;
  readonly release: string;
  readonly outcome: 'passed' | 'failed';
  readonly version?: string;
  /** What the platform's fingerprint is made of. */
  readonly cloud?: string;
  readonly purpose?: 'certify' | 'least-privilege';
}

export interface SmallEvidence {
  readonly runs: readonly SmallRun[];
  readonly guideline?: Evidence['guideline'];
  readonly scans?: readonly ScanPaper[];
  readonly script?: string;
  readonly licence?: string;
}

/** Evidence about a solution that does next to nothing: whatever differs was put there. */
export async function smallEvidence(of: SmallEvidence): Promise<Evidence> {
  const manifestText = `format: touchstone/1
solution: { id: carrier, name: Carrier, description: d, category: storage, vendor: v, licence: ${of.licence ?? 'MIT'}, version: '1' }
recipe: { steps: [{ id: carry, title: Carries, run: [./carry.sh] }] }
`;
  const script = of.script ?? 'exit 0\n';
  const recipe = recipeDigest({
    'carry.sh': sha256Digest(script),
    'touchstone.yaml': sha256Digest(manifestText),
  });
  return {
    manifest: parsePaper(manifestSchema, manifestText, { name: 'touchstone.yaml' }),
    manifestText,
    manifestName: 'touchstone.yaml',
    guideline: of.guideline ?? readPublishedGuideline(),
    recordings: await Promise.all(
      of.runs.map(async (run) => ({
        path: `recordings/${run.id}.ndjson.gz`,
        bytes: await recordingOf(run, recipe, manifestText),
      })),
    ),
    recipe: [{ role: 'recipe', path: 'recipe/carry.sh', bytes: Buffer.from(script) }],
    scans: of.scans ?? [],
  };
}

async function recordingOf(run: SmallRun, recipe: string, manifestText: string): Promise<Buffer> {
  const blocks: Buffer[] = [];
  const to = {
    write: async (bytes: Uint8Array) => void blocks.push(Buffer.from(bytes)),
    sync: async () => {},
    close: async () => {},
  };
  const writer = await openRecordingWriter({
    to,
    header: {
      format: 'touchstone-recording/1',
      run: run.id,
      startedAt: '2026-11-22T12:00:00.000Z',
      tool: { name: 'touchstone', version: '0' },
      purpose: run.purpose ?? 'certify',
      solution: { id: 'carrier', version: run.version ?? '1' },
      manifest: sha256Digest(manifestText),
      recipe,
      credential: { kind: 'application_credential', scratch: true, roles: ['member'], accessRules: 0 },
      platform: {
        kind: 'lab',
        name: 'lab',
        release: { name: run.release, how: 'identified', candidates: [run.release] },
        services: [],
        fingerprint: sha256Digest(run.cloud ?? run.release),
      },
      expected: ['carry'],
    },
  });
  const step = { step: 'carry', phase: 'step', attempt: 1 } as const;
  writer.append({ kind: 'step-begin', at: 0, ...step });
  const code = run.outcome === 'passed' ? 0 : 1;
  writer.append({
    kind: 'step-end',
    at: 1,
    ...step,
    outcome: run.outcome,
    exit: { code, signal: null },
  });
  await writer.close({ at: 1, outcome: 'complete', open: 0 });
  return Buffer.concat(blocks);
}
