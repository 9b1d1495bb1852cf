// SPDX-License-Identifier: Apache-2.0
import { assessment, canonicalJson, isTouchstoneError } from '@touchstone/model';
import { array, assert, integer, nat, property, shuffledSubarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from './assess.js';
import { inputOf, sampleManifest } from './testing/papers.js';
import { scanOf } from './testing/scans.js';
import { carry, goodRun, platformOf, RecordingBuilder } from './testing/recording-builder.js';

const zed = () => goodRun().end();
const on = (release: string, run: string, kind: 'lab' | 'embedded' = 'lab') =>
  goodRun({ run, platform: platformOf(release, kind), startedAt: '2026-11-22T12:30:00.000Z' }).end();
const limited = () =>
  goodRun({
    run: 'run-limited',
    purpose: 'least-privilege',
    credential: { kind: 'application_credential', scratch: true, roles: ['member'], accessRules: 4 },
  }).end();

function verdicts(result: ReturnType<typeof assess>): Record<string, string> {
  return Object.fromEntries(result.criteria.map((one) => [one.id, one.verdict]));
}

describe('assess', () => {
  it('gives an assessment that its own schema accepts', () => {
    expect(() => assessment.parse(assess(inputOf([zed()])))).not.toThrow();
  });

  it('reaches basic for a solution that does one whole job on one release and cleans up', () => {
    const result = assess(inputOf([zed()]));
    expect(result.level).toBe('basic');
    expect(result.levels.find((one) => one.level === 'integrated')?.missing).toEqual([
      'no-insecure-practices',
      'tested-on-newest-release',
    ]);
  });

  it('reaches integrated when it was tested on the newest release, were it the embedded one', () => {
    const result = assess(inputOf([zed(), on('2026.2', 'run-newest', 'embedded')], { scans: [scanOf()] }));
    expect(result.level).toBe('integrated');
    expect(result.criteria.find((one) => one.id === 'tested-on-newest-release')?.why).toBe(
      'Tested on zed (lab), 2026.2 (embedded cloud).',
    );
  });

  it('leaves open what has no evidence, and never calls it passed', () => {
    const result = verdicts(assess(inputOf([zed()])));
    expect(result['no-parallel-stack']).toBe('not run');
    expect(result['least-privilege']).toBe('not run');
    expect(result['tested-on-three-releases']).toBe('not run');
  });

  it('has only the scan left to ask of a solution that did everything else', () => {
    const runs = [zed(), on('2025.1', 'run-epoxy'), on('2026.2', 'run-newest'), limited()];
    const result = assess(inputOf(runs));
    expect(result.levels.map((one) => one.missing)).toEqual([
      [],
      ['no-insecure-practices'],
      ['no-parallel-stack', 'fits-beside-platform'],
    ]);
    expect(result.level).toBe('basic');
  });

  it('reaches native with a scan that shows nothing of its own', () => {
    const runs = [zed(), on('2025.1', 'run-epoxy'), on('2026.2', 'run-newest'), limited()];
    expect(assess(inputOf(runs, { scans: [scanOf()] })).level).toBe('native');
  });

  it('gives the same bytes whatever the order of recordings and of their lines', () => {
    const runs = [zed(), on('2025.1', 'run-epoxy'), on('2026.2', 'run-newest'), limited()];
    const expected = canonicalJson(assess(inputOf(runs)));
    assert(
      property(
        shuffledSubarray(runs, { minLength: runs.length }),
        array(nat(), { minLength: 60, maxLength: 60 }),
        (shuffled, keys) => {
          const input = shuffled.map((run) => ({
            ...run,
            lines: run.lines.toSorted((a, b) => (keys[a.seq % 60] ?? 0) - (keys[b.seq % 60] ?? 0)),
          }));
          expect(canonicalJson(assess(inputOf(input)))).toBe(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('counts a recording that is given twice once', () => {
    expect(assess(inputOf([zed(), zed()])).runs).toHaveLength(1);
  });

  it.each(['truncated', 'edited', 'interrupted'] as const)(
    'passes nothing on a recording that is %s',
    (state) => {
      const result = assess(inputOf([goodRun().end({ state, why: 'block 3 does not fit its seal' })]));
      expect(result.level).toBeNull();
      expect(result.criteria.filter((one) => one.verdict === 'passed')).toEqual([]);
      expect(verdicts(result)['recording-complete']).toBe('failed');
      expect(result.findings[0]?.id).toBe('broken-recording');
    },
  );

  it('reaches no level beside a broken recording, however good the others are', () => {
    const broken = { ...limited(), integrity: { state: 'edited' as const } };
    const result = assess(inputOf([zed(), on('2026.2', 'run-newest'), broken]));
    expect(result.level).toBeNull();
  });

  it('does not believe a reader that calls a recording complete whose footer says otherwise', () => {
    const miscounted = goodRun().end({ state: 'complete' }, { exchanges: 3 });
    const open = goodRun().end({ state: 'complete' }, { open: 1 });
    const whole = goodRun().end();
    const headless = { ...whole, lines: whole.lines.filter((line) => line.kind !== 'footer') };
    for (const recording of [miscounted, open, headless]) {
      expect(assess(inputOf([recording])).level).toBeNull();
    }
  });

  it('never passes a cut recording, wherever it was cut', () => {
    const whole = goodRun().end();
    assert(
      property(integer({ min: 1, max: whole.lines.length - 1 }), (length) => {
        const result = assess(inputOf([{ ...whole, lines: whole.lines.slice(0, length) }]));
        expect(result.level).toBeNull();
        expect(result.criteria.some((one) => one.verdict === 'passed')).toBe(false);
      }),
    );
  });

  it('refuses a run of zero steps', () => {
    const empty = new RecordingBuilder({ expected: [] }).end();
    expect(codeOf(() => assess(inputOf([empty])))).toBe('ASSESS_NO_STEPS');
  });

  it('refuses recordings that are of no recipe, no recordings at all, and two of one run', () => {
    const free = new RecordingBuilder({ purpose: 'record', expected: [] }).end();
    expect(codeOf(() => assess(inputOf([free])))).toBe('ASSESS_NO_STEPS');
    expect(codeOf(() => assess(inputOf([])))).toBe('ASSESS_NO_RECORDINGS');
    const other = goodRun({}, (builder) => builder.signIn()).end();
    expect(codeOf(() => assess(inputOf([zed(), other])))).toBe('ASSESS_DUPLICATE_RUN');
  });

  it('refuses a category that nobody defined', () => {
    const manifest = sampleManifest({ category: 'gardening' });
    expect(codeOf(() => assess(inputOf([zed()], { manifest })))).toBe('ASSESS_UNKNOWN_CATEGORY');
  });

  it('does not certify with a recording of another manifest or solution', () => {
    const foreign = goodRun({ manifest: null }).end();
    expect(verdicts(assess(inputOf([foreign])))['recording-complete']).toBe('failed');
    const other = goodRun({ solution: { id: 'other', version: '1' } }).end();
    expect(assess(inputOf([other])).level).toBeNull();
  });

  it('tells tested, extrapolated, claimed and failed releases apart', () => {
    const bad = new RecordingBuilder({ run: 'run-bad', platform: platformOf('2025.1') })
      .step('prepare', 'setup')
      .step('carry', 'step', carry, { outcome: 'failed', exit: { code: 1, signal: null } })
      .step('tidy', 'teardown')
      .end();
    const result = assess(inputOf([zed(), on('2023.2', 'run-bobcat'), bad]));
    expect(result.releases).toEqual([
      { release: 'yoga', standing: 'claimed' },
      { release: 'zed', standing: 'tested' },
      { release: '2023.1', standing: 'extrapolated' },
      { release: '2023.2', standing: 'tested' },
      { release: '2025.1', standing: 'failed' },
    ]);
  });

  it('derives the least access rules and role from what was used', () => {
    const result = assess(inputOf([zed()]));
    expect(result.accessRules).toEqual(
      ['DELETE', 'GET', 'HEAD', 'PUT'].map((method) => ({
        service: 'object-store',
        method,
        path: '/v1/AUTH_*/*/**',
      })),
    );
    expect(result.role.name).toBe('member');
  });
});

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isTouchstoneError(error)) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}
