// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Assessment, Guideline, Manifest, Outcome } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { platformCells } from './platform-cells.js';

type Kind = AssessedRun['platform']['kind'];
interface Ran {
  readonly outcome?: Outcome;
  readonly startedAt?: string;
  readonly candidates?: readonly string[];
  readonly purpose?: AssessedRun['purpose'];
  readonly integrity?: AssessedRun['integrity']['state'];
}

function run(kind: Kind, name: string, ran: Ran = {}): AssessedRun {
  const { outcome = 'passed', startedAt = '2026-11-01T00:00:00.000Z', candidates = [name] } = ran;
  return {
    run: `${kind}-${name}-${startedAt.slice(8, 10)}`,
    purpose: ran.purpose ?? 'certify',
    integrity: { state: ran.integrity ?? 'complete' },
    startedAt,
    platform: { kind, release: { name, how: 'declared', candidates } },
    steps: [
      { phase: 'setup', outcome: 'passed' },
      { phase: 'step', outcome: 'passed' },
      { phase: 'step', outcome },
    ],
  } as unknown as AssessedRun;
}

const GUIDELINE = {
  criteria: [{ id: 'every-step', judge: { rule: 'steps-passed' } }],
} as unknown as Guideline;

/** The parts of an assessment that cells follow from. `untold`: the run of which it could not tell who had failed. */
function assessed(
  runs: readonly AssessedRun[],
  releases: Assessment['releases'],
  untold?: AssessedRun,
): Assessment {
  const verdicts = untold === undefined ? [] : [{ run: untold.run, verdict: 'could not tell' }];
  return { runs, releases, criteria: [{ id: 'every-step', runs: verdicts }] } as unknown as Assessment;
}

/** Standings of the cells of one kind, by release. */
function row(
  kind: Kind,
  runs: readonly AssessedRun[],
  standings: Readonly<Record<string, Assessment['releases'][number]['standing']>>,
  claims: readonly string[] = [],
): Record<string, string> {
  const releases = Object.entries(standings).map(([release, standing]) => ({ release, standing }));
  const manifest = { claims: { services: [], releases: claims } } as unknown as Manifest;
  const cells = platformCells(assessed(runs, releases), manifest, GUIDELINE);
  expect(cells).toHaveLength(3 * releases.length);
  return Object.fromEntries(
    cells.filter((one) => one.kind === kind).map(({ release, standing }) => [release, standing]),
  );
}

const THREE = { '2024.1': 'tested', '2024.2': 'extrapolated', '2025.1': 'tested' } as const;

describe('a cell of the release × platform matrix', () => {
  it('is tested where every run on that kind of platform passed, a flake too, and names them, the newest first', () => {
    const runs = [
      run('lab', '2025.1', { startedAt: '2026-11-02T00:00:00.000Z' }),
      run('lab', '2025.1', { startedAt: '2026-11-03T00:00:00.000Z', outcome: 'flaky' }),
    ];
    const releases = [{ release: '2025.1', standing: 'tested' as const }];
    const manifest = { claims: { services: [], releases: [] } } as unknown as Manifest;
    const cells = platformCells(assessed(runs, releases), manifest, GUIDELINE);
    expect(cells.find(({ kind }) => kind === 'lab')).toEqual({
      release: '2025.1',
      kind: 'lab',
      standing: 'tested',
      runs: ['lab-2025.1-03', 'lab-2025.1-02'],
      at: '2026-11-03T00:00:00.000Z',
      steps: { passed: 2, expected: 2 },
    });
  });

  it('rests on platforms of its kind alone: the embedded cloud is no evidence of a real one', () => {
    const runs = [run('embedded', '2024.1'), run('embedded', '2025.1')];
    expect(row('embedded', runs, THREE)).toEqual(THREE);
    expect(Object.values(row('lab', runs, THREE))).toEqual(['not run', 'not run', 'not run']);
  });

  it('is not extrapolated from a release below on one kind to one above on another', () => {
    const runs = [run('embedded', '2024.1'), run('lab', '2025.1')];
    expect(row('embedded', runs, THREE)['2024.2']).toBe('not run');
    expect(row('lab', runs, THREE)['2024.2']).toBe('not run');
  });

  it('is failed where one run did not pass, and then nothing beside it is extrapolated', () => {
    const runs = [
      run('lab', '2024.1'),
      run('lab', '2025.1'),
      run('lab', '2025.1', { outcome: 'failed', startedAt: '2026-11-02T00:00:00.000Z' }),
    ];
    const standings = { '2024.1': 'tested', '2024.2': 'claimed', '2025.1': 'failed' } as const;
    expect(row('lab', runs, standings)).toEqual({
      '2024.1': 'tested',
      '2024.2': 'not run',
      '2025.1': 'failed',
    });
  });

  it('is not extrapolated where the release failed elsewhere', () => {
    const runs = [
      run('lab', '2024.1'),
      run('lab', '2025.1'),
      run('embedded', '2024.2', { outcome: 'failed' }),
    ];
    expect(row('lab', runs, { ...THREE, '2024.2': 'failed' })['2024.2']).toBe('not run');
  });

  it('does not hold against the solution that the cloud had failed, as the assessment found', () => {
    const runs = [
      run('lab', '2025.1'),
      run('lab', '2025.1', { outcome: 'failed', startedAt: '2026-11-02T00:00:00.000Z' }),
    ];
    expect(row('lab', runs, { '2025.1': 'tested' })).toEqual({ '2025.1': 'tested' });
  });

  it('tells so of one kind of platform where the solution failed on another', () => {
    const broken = run('lab', '2025.1', { outcome: 'failed' });
    const runs = [run('embedded', '2025.1', { outcome: 'failed' }), broken];
    const releases = [{ release: '2025.1', standing: 'failed' as const }];
    const manifest = { claims: { services: [], releases: [] } } as unknown as Manifest;
    const cells = platformCells(assessed(runs, releases, broken), manifest, GUIDELINE);
    expect(cells.map(({ kind, standing }) => [kind, standing])).toEqual([
      ['embedded', 'failed'],
      ['lab', 'not run'],
      ['cloud', 'not run'],
    ]);
  });

  it('does not rest on recordings that are not whole, of another purpose, or of a release that nothing bears out', () => {
    const runs = [
      run('lab', '2025.1', { integrity: 'truncated' }),
      run('lab', '2025.1', { purpose: 'least-privilege' }),
      run('cloud', '2025.1', { candidates: ['zed'] }),
    ];
    for (const kind of ['lab', 'cloud'] as const) {
      expect(row(kind, runs, { '2025.1': 'claimed' })).toEqual({ '2025.1': 'not run' });
    }
  });

  it('is claimed of real clouds where the vendor says so and no run there says another thing', () => {
    const runs = [run('embedded', '2025.1')];
    expect(row('cloud', runs, { zed: 'claimed', '2025.1': 'tested' }, ['zed', '2025.1'])).toEqual({
      zed: 'claimed',
      '2025.1': 'claimed',
    });
    expect(row('lab', runs, { zed: 'claimed', '2025.1': 'tested' }, ['zed'])['zed']).toBe('not run');
  });
});
