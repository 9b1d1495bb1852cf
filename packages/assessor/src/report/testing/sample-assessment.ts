// SPDX-License-Identifier: Apache-2.0
import {
  ASSESSMENT_FORMAT,
  assessment as assessmentSchema,
  sha256Digest,
  type AssessedRun,
  type Assessment,
} from '@touchstone/model';
import { sampleCriteria } from './sample-criteria.js';
import { sampleScan } from './sample-scan.js';
import { samplePlatform, sampleRun, servicesOf } from './sample-runs.js';

const ZED = 'harbour-sync-zed-01';
const NEWEST = 'harbour-sync-2026-2-01';
const LEAST = 'harbour-sync-2026-2-02';

/**
 * A storage solution on lab Zed, on the embedded 2026.2, and there again under its own access rules: `basic` reached,
 * criteria of every verdict, a flake, findings of every weight, a container left behind.
 */
export function sampleAssessment(): Assessment {
  return assessmentSchema.parse({
    format: ASSESSMENT_FORMAT,
    rules: '2026.11.1',
    solution: {
      id: 'harbour-sync',
      name: 'Harbour Sync',
      versions: ['2.4.1'],
      category: 'storage',
      vendor: 'Harbour Works',
      licence: 'MIT',
      artefact: 'pkg:deb/debian/harbour-sync@2.4.1-2',
    },
    manifest: sha256Digest('manifest'),
    guideline: {
      version: '2026.11',
      digest: sha256Digest('guideline'),
      concerns: sha256Digest('concerns'),
      categories: sha256Digest('categories'),
    },
    level: 'basic',
    levels: [
      { level: 'basic', reached: true, missing: [] },
      { level: 'integrated', reached: false, missing: ['application-credential'] },
      {
        level: 'native',
        reached: false,
        missing: ['relevant-native', 'least-privilege', 'earlier-releases'],
      },
    ],
    criteria: sampleCriteria(ZED, NEWEST, LEAST),
    concerns: [
      concern('object-storage', 'core', 'native', ['object-store'], 11, 'Keeps all data in object-store.'),
      concern('identity', 'core', 'native', ['identity'], 2, 'Signs in through Keystone v3.'),
      concern('secrets', 'relevant', 'not shown', [], 0, 'No run used key-manager.'),
      concern('backup', 'other', 'not concerned', [], 0, 'Nothing of it was seen.'),
    ],
    runs: [zedRun(), newestRun(), leastRun()],
    scans: [sampleScan()],
    operations: [
      { operation: 'object-store:object.put', seen: 40, found: 3, confidence: 'high' },
      { operation: 'object-store:object.copy', seen: 2, found: 0, confidence: null },
      { operation: 'object-store:container.delete', seen: 0, found: 1, confidence: 'medium' },
    ],
    accessRules: [
      ['GET', '/v1/AUTH_{project_id}'],
      ['HEAD', '/v1/AUTH_{project_id}'],
      ['PUT', '/v1/AUTH_{project_id}/{container}'],
      ['GET', '/v1/AUTH_{project_id}/{container}'],
      ['DELETE', '/v1/AUTH_{project_id}/{container}'],
      ['PUT', '/v1/AUTH_{project_id}/{container}/**'],
      ['GET', '/v1/AUTH_{project_id}/{container}/**'],
      ['HEAD', '/v1/AUTH_{project_id}/{container}/**'],
      ['DELETE', '/v1/AUTH_{project_id}/{container}/**'],
    ].map(([method, path]) => ({ service: 'object-store', method, path })),
    role: { name: 'member', because: ['object-store:container.create', 'object-store:object.put'] },
    lowestRelease: { release: 'victoria', because: ['identity:auth.token.create'] },
    releases: [
      { release: 'zed', standing: 'tested' },
      ...['2023.1', '2023.2', '2024.1', '2024.2', '2025.1', '2025.2', '2026.1'].map((release) => ({
        release,
        standing: 'extrapolated',
      })),
      { release: '2026.2', standing: 'tested' },
      { release: 'yoga', standing: 'claimed' },
    ],
    findings: [
      {
        id: 'left-behind',
        weight: 'notes',
        statement: 'A container outlived the teardown of the least-privilege run.',
        mend: 'Retry the deletion of a container that still lists objects.',
        evidence: [{ run: LEAST, seqs: [702], count: 1 }],
      },
      {
        id: 'password-sign-in',
        weight: 'blocks',
        statement: 'Signed in with a password although an application credential was offered.',
        mend: 'Read application_credential_id and application_credential_secret from clouds.yaml.',
        evidence: [{ run: ZED, seqs: [4, 88, 240, 301], count: 9 }],
      },
      {
        id: 'late-refusal',
        weight: 'warns',
        statement: '17 HEAD requests for objects that do not exist yet, one before every upload.',
        mend: 'Send If-None-Match: * with the upload instead of asking first.',
        places: [{ file: 'src/upload.go', line: 88 }],
        evidence: [{ run: NEWEST, seqs: [61, 64, 67, 70, 73, 76, 79, 82, 85, 88], count: 17 }],
      },
    ],
  });
}

function zedRun(): AssessedRun {
  const run = sampleRun(ZED, samplePlatform('lab', 'zed'));
  return {
    ...run,
    credential: { kind: 'password', scratch: true, roles: ['member'], accessRules: 0 },
    authentication: { ...run.authentication, methods: ['password'] },
  };
}

function newestRun(): AssessedRun {
  const run = sampleRun(NEWEST, samplePlatform('embedded', '2026.2'), {
    startedAt: '2026-11-20T09:20:41.003Z',
    seconds: 19.8,
  });
  const steps = run.steps.map((step) =>
    step.id === 'large-object'
      ? { ...step, ms: 2710, outcome: 'flaky' as const, attempts: 2, reason: 'exit code 1, then 0' }
      : step,
  );
  return { ...run, steps };
}

function leastRun(): AssessedRun {
  const run = sampleRun(LEAST, samplePlatform('embedded', '2026.2'), {
    purpose: 'least-privilege',
    startedAt: '2026-11-20T09:21:09.551Z',
    credential: { kind: 'application_credential', scratch: true, roles: ['member'], accessRules: 9 },
    residue: {
      how: 'inventory',
      resources: [{ type: 'object-store:container', id: 'h:5e1f09ab77c2d314' }],
      couldNotList: [],
    },
  });
  const operations = run.operations.map((use) =>
    use.operation === 'object-store:object.copy' ? { ...use, used: 0, refused: 2 } : use,
  );
  const steps = run.steps.map((step) => {
    if (step.id === 'copy-in-cloud')
      return {
        ...step,
        outcome: 'failed' as const,
        reason: 'exit code 1: the copy was not made by the cloud',
      };
    if (step.id === 'purge')
      return { ...step, outcome: 'not run' as const, ms: 0, exchanges: 0, attempts: 0 };
    return step;
  });
  return { ...run, operations, services: servicesOf(operations), steps };
}

function concern(
  id: string,
  relevance: string,
  verdict: string,
  services: readonly string[],
  operations: number,
  why: string,
) {
  const seen = verdict === 'native' || verdict === 'not concerned' ? verdict : 'not shown';
  const found = id === 'secrets' ? 'parallel' : 'not concerned';
  const parallel = id === 'secrets' ? ['vault'] : [];
  return {
    concern: id,
    relevance,
    verdict,
    seen,
    found,
    services,
    operations,
    why,
    parallel,
    switchable: false,
  };
}
