// SPDX-License-Identifier: Apache-2.0
import { assessment, canonicalJson, type Manifest, type Scan } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { assess } from '../assess.js';
import { inputOf, sampleManifest } from '../testing/papers.js';
import { goodRun } from '../testing/recording-builder.js';
import { COMMIT, REPOSITORY, scanOf } from '../testing/scans.js';

const zed = () => goodRun().end();
const base = scanOf().scan;

function withScan(change: Partial<Scan>, manifest: Manifest = sampleManifest()) {
  return assess(inputOf([zed()], { scans: [scanOf(change)], manifest }));
}

function criterion(result: ReturnType<typeof assess>, id: string) {
  const found = result.criteria.find((one) => one.id === id);
  return { verdict: found?.verdict, why: found?.why };
}

/** The concern as the scan has it, with something of its own for it. */
function bringing(
  concern: string,
  verdict: 'parallel' | 'both',
  choices: Scan['concerns'][number]['choices'] = [],
) {
  return base.concerns.map((one) =>
    one.concern === concern ? { ...one, verdict, parallel: ['keycloak'], choices } : one,
  );
}

describe('A scan', () => {
  it('is shown in an assessment that its schema accepts', () => {
    const result = withScan({});
    expect(() => assessment.parse(result)).not.toThrow();
    expect(result.scans).toHaveLength(1);
  });

  it('sets what was found beside what was seen running', () => {
    const { operations } = withScan({});
    const put = operations.find((one) => one.operation === 'object-store:object.put');
    expect(put).toMatchObject({ found: 2, confidence: 'high' });
    expect(put!.seen).toBeGreaterThan(0);
    expect(operations.some((one) => one.seen > 0 && one.found === 0)).toBe(true);
  });

  it('leaves guesses out unless they were seen running', () => {
    const guess = (operation: string) => ({ ...base.operations[0]!, operation, confidence: 'low' as const });
    const { operations } = withScan({
      operations: [guess('compute:server.create'), guess('object-store:object.put')],
    });
    expect(operations.map((one) => one.operation)).not.toContain('compute:server.create');
    expect(operations.find((one) => one.operation === 'object-store:object.put')?.found).toBe(2);
  });

  it('gives the same bytes in any order of scans', () => {
    const [one, other] = [scanOf(), scanOf({ practices: [], tool: 'touchstone 0.2.0' })];
    const of = (scans: (typeof one)[]) => canonicalJson(assess(inputOf([zed()], { scans })));
    expect(of([one, other])).toBe(of([other, one]));
  });
});

describe('A scan alone', () => {
  it('makes a profile: facts of the source, no level, and every criterion of a run open', () => {
    const { recipe: _, ...manifest } = sampleManifest();
    const result = assess(inputOf([], { scans: [scanOf()], manifest }));
    expect(result.level).toBeNull();
    expect(result.runs).toEqual([]);
    expect(criterion(result, 'every-step-passed').verdict).toBe('not run');
    expect(criterion(result, 'no-insecure-practices').verdict).toBe('passed');
    expect(result.concerns.find((one) => one.concern === 'object-storage')).toMatchObject({
      verdict: 'native',
      seen: 'not shown',
      found: 'native',
    });
  });

  it('is refused together with nothing', () => {
    expect(() => assess(inputOf([]))).toThrow(expect.objectContaining({ code: 'ASSESS_NO_RECORDINGS' }));
  });
});

describe('A scan of another tree', () => {
  const source = { repository: REPOSITORY, commit: COMMIT };
  const manifest = { ...sampleManifest(), source };

  it('is shown, found, and not judged', () => {
    const other = { ...base.subject, commit: 'f'.repeat(40) };
    const result = withScan({ subject: other, concerns: bringing('identity', 'parallel') }, manifest);
    expect(result.scans[0]?.of).toBe('another tree');
    expect(criterion(result, 'no-parallel-stack').verdict).toBe('not run');
    expect(result.findings.map((one) => one.id)).toContain('scan-of-another-tree');
  });

  it('is told from the solution’s own by repository and commit', () => {
    const own = { ...base.subject, repository: `${REPOSITORY}.git` };
    expect(withScan({ subject: own }, manifest).scans[0]?.of).toBe('the solution');
    expect(withScan({ subject: { ...own, commit: null } }, manifest).scans[0]?.of).toBe('could not tell');
  });
});

describe('no-parallel-stack', () => {
  it('passes where nothing of its own serves what its category needs', () => {
    expect(criterion(withScan({}), 'no-parallel-stack').verdict).toBe('passed');
  });
  it('fails where a relevant concern is served by its own alone, or beside the cloud’s', () => {
    for (const verdict of ['parallel', 'both'] as const) {
      const result = withScan({ concerns: bringing('identity', verdict) });
      expect(criterion(result, 'no-parallel-stack')).toEqual({
        verdict: 'failed',
        why: 'It brings its own for identity (keycloak).',
      });
    }
  });
  it('passes where a choice selects the cloud’s', () => {
    const choice = {
      kind: 'helm-condition',
      name: 'keycloak.enabled',
      default: 'on' as const,
      place: { file: 'Chart.yaml' },
    };
    const result = withScan({ concerns: bringing('identity', 'both', [choice]) });
    expect(criterion(result, 'no-parallel-stack').verdict).toBe('passed');
  });
  it('does not ask of what the category has no need of', () => {
    const result = withScan({ concerns: bringing('dns', 'parallel') });
    expect(criterion(result, 'no-parallel-stack').verdict).toBe('passed');
    expect(result.findings.find((one) => one.id === 'parallel-stack')?.weight).toBe('notes');
  });
});

describe('no-insecure-practices', () => {
  const practice = (by: 'always' | 'default' | 'option', confidence: 'high' | 'low' = 'high') => ({
    practice: 'tls-verification-off' as const,
    by,
    confidence,
    count: 1,
    places: [{ file: 'carrier/http.py', line: 7, text: 'verify=False' }],
    elsewhere: {},
  });
  it('fails on what takes place unasked, and says where', () => {
    for (const by of ['always', 'default'] as const) {
      expect(criterion(withScan({ practices: [practice(by)] }), 'no-insecure-practices')).toEqual({
        verdict: 'failed',
        why: 'TLS certificates are not verified (carrier/http.py:7).',
      });
    }
  });
  it('passes on what must be asked for, and on what is only guessed', () => {
    const result = withScan({ practices: [practice('option'), practice('always', 'low')] });
    expect(criterion(result, 'no-insecure-practices').verdict).toBe('passed');
  });
  it('is not run without a scan', () => {
    expect(criterion(assess(inputOf([zed()])), 'no-insecure-practices').verdict).toBe('not run');
  });
});

describe('fits-beside-platform', () => {
  const fit = base.compatibility[0]!;
  const conflict = (sideBySide: boolean) => ({
    ...fit,
    libraries: {
      ...fit.libraries,
      conflicting: 1,
      listed: [
        {
          name: 'requests',
          wants: '==2.20',
          has: '2.34',
          verdict: 'conflicting' as const,
          sideBySide,
          why: 'Pinned.',
        },
      ],
    },
  });
  it('passes where runtimes fit and nothing conflicts, or what conflicts lives apart', () => {
    expect(criterion(withScan({}), 'fits-beside-platform').verdict).toBe('passed');
    const result = withScan({ compatibility: [conflict(true)] });
    expect(criterion(result, 'fits-beside-platform').verdict).toBe('passed');
  });
  it('fails on a library that cannot be installed beside the platform’s, and on a runtime that is not there', () => {
    expect(criterion(withScan({ compatibility: [conflict(false)] }), 'fits-beside-platform')).toEqual({
      verdict: 'failed',
      why: 'requests ==2.20 conflicts with 2.34.',
    });
    const old = {
      ...fit,
      runtimes: [{ ...fit.runtimes[0]!, wants: '<3', verdict: 'does not fit' as const }],
    };
    expect(criterion(withScan({ compatibility: [old] }), 'fits-beside-platform').verdict).toBe('failed');
  });
  it('cannot be told where nothing was compared with the newest release', () => {
    expect(criterion(withScan({ compatibility: [] }), 'fits-beside-platform').verdict).toBe('could not tell');
  });
});
