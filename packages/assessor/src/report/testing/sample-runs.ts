// SPDX-License-Identifier: Apache-2.0
import {
  sha256Digest,
  type AssessedRun,
  type AssessedStep,
  type OperationUse,
  type Platform,
} from '@touchstone/model';

/** operation, used, refused, failed, steps */
type UseRow = readonly [string, number, number, number, readonly string[]];

const USES: readonly UseRow[] = [
  ['identity:auth.token.create', 9, 0, 0, ['make-container', 'upload', 'download']],
  ['identity:version.show', 9, 0, 0, ['make-container']],
  ['object-store:info.show', 9, 0, 0, ['make-container']],
  ['object-store:account.show', 4, 0, 0, ['make-container']],
  ['object-store:container.create', 3, 0, 0, ['make-container', 'large-object']],
  ['object-store:container.show', 41, 0, 0, ['upload', 'check', 'sync-delete', 'purge']],
  ['object-store:container.head', 12, 2, 0, ['make-container', 'upload']],
  ['object-store:container.delete', 3, 1, 0, ['purge', 'tear-down']],
  ['object-store:object.put', 128, 0, 1, ['upload', 'large-object']],
  ['object-store:object.get', 64, 0, 0, ['read-range', 'download']],
  ['object-store:object.head', 212, 17, 0, ['upload', 'check', 'copy-in-cloud']],
  ['object-store:object.copy', 6, 0, 0, ['copy-in-cloud']],
  ['object-store:object.delete', 131, 0, 0, ['sync-delete', 'purge']],
];

const STEPS: readonly (readonly [string, string, AssessedStep['phase'], number, number])[] = [
  ['make-files', 'make-files', 'setup', 180, 0],
  ['make-container', 'Make a container and find it in the listing', 'step', 1240, 43],
  ['upload', 'Copy a tree up and list it', 'step', 3890, 188],
  ['check', 'Compare checksums, then copy again', 'step', 2310, 96],
  ['read-range', 'Read from the middle of an object', 'step', 640, 9],
  ['copy-in-cloud', 'Copy and move inside the cloud', 'step', 1130, 31],
  ['large-object', 'Send 7 MiB in segments and replace it', 'step', 4420, 61],
  ['download', 'Copy everything down again', 'step', 2980, 84],
  ['sync-delete', 'Synchronise and delete what is gone', 'step', 2075, 72],
  ['purge', 'Remove the container with all objects', 'step', 1890, 64],
  ['tear-down', 'tear-down', 'teardown', 410, 4],
];

export function samplePlatform(kind: Platform['kind'], release: string): Platform {
  return {
    kind,
    name: kind === 'lab' ? 'bookworm' : 'embedded',
    ...(kind === 'lab' ? { distribution: 'Debian 12' } : {}),
    release: { name: release, how: 'declared', candidates: [release] },
    services: [
      {
        type: 'identity',
        catalogType: 'identity',
        versions: [{ id: 'v3.14', status: 'stable' }],
      },
      {
        type: 'object-store',
        catalogType: 'object-store',
        versions: [{ id: 'v1', status: 'CURRENT' }],
      },
    ],
    fingerprint: sha256Digest(`${kind} ${release}`),
  };
}

/** A run of the sample recipe in which everything went well; parts of it may be replaced. */
export function sampleRun(run: string, platform: Platform, parts: Partial<AssessedRun> = {}): AssessedRun {
  const operations = USES.map(sampleUse);
  return {
    run,
    recording: sha256Digest(run),
    purpose: 'certify',
    startedAt: '2026-11-20T09:14:07.120Z',
    tool: 'touchstone 0.1.0',
    solutionVersion: '2.4.1',
    platform,
    credential: { kind: 'application_credential', scratch: true, roles: ['member'], accessRules: 0 },
    integrity: { state: 'complete' },
    seconds: 22.4,
    exchanges: sum(operations.map(calls)),
    unclassified: 0,
    bytes: { sent: 31_204_118, received: 30_870_012 },
    services: servicesOf(operations),
    operations,
    steps: STEPS.map(sampleStep),
    lifecycles: [
      { type: 'object-store:container', created: 3, read: 3, deleted: 3, left: 0, complete: true },
      { type: 'object-store:object', created: 128, read: 128, deleted: 128, left: 0, complete: true },
    ],
    residue: { how: 'inventory', resources: [], couldNotList: [] },
    authentication: {
      keystone: ['v3'],
      methods: ['application_credential'],
      catalog: 'used',
      microversions: 'not used',
      pagination: 'followed',
      waiting: 'nothing to await',
      tokens: 9,
      userAgents: ['harbour-sync/2.4.1 gophercloud/v1.8.0'],
    },
    timeline: timelineOf(servicesOf(operations)),
    ...parts,
  };
}

/** The services of a run, counted from its operations. */
export function servicesOf(operations: readonly OperationUse[]): AssessedRun['services'] {
  const services = [...new Set(operations.map((use) => serviceOf(use)))];
  return services.map((service) => {
    const uses = operations.filter((use) => serviceOf(use) === service);
    return {
      service,
      calls: sum(uses.map(calls)),
      operations: uses.length,
      used: sum(uses.map((use) => use.used)),
      refused: sum(uses.map((use) => use.refused)),
      failed: sum(uses.map((use) => use.failed)),
    };
  });
}

export function calls(use: OperationUse): number {
  return use.used + use.refused + use.failed;
}

function serviceOf(use: OperationUse): string {
  return use.operation.slice(0, use.operation.indexOf(':'));
}

function sampleUse([operation, used, refused, failed, steps]: UseRow, index: number): OperationUse {
  return { operation, used, refused, failed, steps: [...steps], asked: [], first: 3 + 5 * index };
}

function sampleStep([id, title, phase, ms, exchanges]: (typeof STEPS)[number]): AssessedStep {
  const shows = phase === 'step' ? [{ what: 'object-storage', seen: true }] : [];
  return { id, title, phase, outcome: 'passed', attempts: 1, ms, exchanges, shows };
}

/** The calls of each service over 60 bins: waves for the busy one, single calls for the others; sums agree. */
export function timelineOf(services: AssessedRun['services']): AssessedRun['timeline'] {
  return services.map(({ service, calls: total }) => {
    const weights = Array.from({ length: 60 }, (_, bin) =>
      total < 60 ? Number(bin % 7 === 1) : 2 + (bin % 3) + 5 * Math.sin(bin / 6) ** 2,
    );
    const whole = sum(weights);
    const until = (bin: number) => Math.round((total * sum(weights.slice(0, bin))) / whole);
    return { service, perBin: weights.map((_, bin) => until(bin + 1) - until(bin)) };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
