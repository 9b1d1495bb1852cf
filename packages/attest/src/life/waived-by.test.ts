// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import {
  assessment as assessmentSchema,
  sha256Digest,
  type Assessment,
  type Waiver,
} from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { makeWaiver } from './make-statement.js';
import { waivedBy, type HeldWaiver } from './waived-by.js';

const AT = new Date('2026-12-01T00:00:00.000Z');

function published(solution: string): Assessment {
  const path = `../../../../catalog/${solution}/evidence/assessment.json`;
  return assessmentSchema.parse(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
}

const rclone = published('rclone');
const terraform = published('terraform-provider-openstack');

function held(change: Partial<Waiver>, assessment = rclone): HeldWaiver {
  const statement = makeWaiver(
    {
      solution: assessment.solution.id,
      versions: [],
      guideline: assessment.guideline.version,
      criterion: 'least-privilege',
      reason: 'The cloud cannot show it; see the report of the lab.',
      by: 'body',
      issuedAt: '2026-11-22T00:00:00.000Z',
      expiresAt: '2027-05-01T00:00:00.000Z',
      ...change,
    },
    assessment.guideline.digest,
  );
  return { digest: sha256Digest(JSON.stringify(statement)), statement };
}

describe('what waivers change', () => {
  it('is nothing where there are none', () => {
    expect(waivedBy(rclone, [], AT)).toBeNull();
  });

  it('is the level without the waived criterion; the assessment stays as it is', () => {
    const before = JSON.stringify(rclone);
    const waiver = held({});
    expect(waivedBy(rclone, [waiver], AT)).toEqual({
      level: 'native',
      criteria: [{ criterion: 'least-privilege', waiver: waiver.digest, until: '2027-05-01T00:00:00.000Z' }],
    });
    expect(JSON.stringify(rclone)).toBe(before);
    expect(rclone.level).toBe('integrated');
  });

  it('names of several waivers of one criterion the one that lasts longest, in whatever order they come', () => {
    const short = held({ expiresAt: '2027-01-01T00:00:00.000Z' });
    const long = held({});
    expect(waivedBy(rclone, [short, long], AT)).toEqual(waivedBy(rclone, [long], AT));
    expect(waivedBy(rclone, [long, short], AT)).toEqual(waivedBy(rclone, [long], AT));
  });

  it('never makes a level of a profile: what was not run at all cannot be waived into a certificate', () => {
    const all = terraform.criteria
      .filter((one) => one.verdict === 'not run')
      .map((one) => held({ criterion: one.id }, terraform));
    expect(all.length).toBeGreaterThan(10);
    expect(waivedBy(terraform, all, AT)?.level).toBeNull();
  });

  it('is not a level of which nothing is left that passed', () => {
    const failed = {
      ...rclone,
      criteria: rclone.criteria.map((one) =>
        one.level === 'native' ? { ...one, verdict: 'failed' as const } : one,
      ),
    };
    const all = failed.criteria
      .filter((one) => one.level === 'native')
      .map((one) => held({ criterion: one.id }));
    expect(waivedBy(failed, all, AT)?.level).toBe('integrated');
  });
});

describe('a waiver that does not fit is refused', () => {
  const cases: readonly [string, HeldWaiver, string][] = [
    ['for another solution', held({ solution: 'restic' }), 'WAIVER_ELSEWHERE'],
    ['for another version', held({ versions: ['1.61'] }), 'WAIVER_ELSEWHERE'],
    ['for another guideline', held({ guideline: '2025.11' }), 'WAIVER_ELSEWHERE'],
    [
      'for another paper of the same version',
      held({}, { ...rclone, guideline: { ...rclone.guideline, digest: sha256Digest('another') } }),
      'WAIVER_ELSEWHERE',
    ],
    ['of what passed', held({ criterion: 'leaves-nothing-behind' }), 'WAIVER_CRITERION'],
    ['of no criterion', held({ criterion: 'be-nice' }), 'WAIVER_CRITERION'],
    ['that has ended', held({ expiresAt: '2026-11-30T00:00:00.000Z' }), 'WAIVER_NOT_IN_FORCE'],
    ['that ends at that moment', held({ expiresAt: AT.toISOString() }), 'WAIVER_NOT_IN_FORCE'],
    ['that has not begun', held({ issuedAt: '2026-12-01T00:00:00.001Z' }), 'WAIVER_NOT_IN_FORCE'],
  ];
  it.each(cases)('%s', (_, waiver, code) => {
    expect(() => waivedBy(rclone, [waiver], AT)).toThrow(expect.objectContaining({ code }));
  });

  it('fits where all versions seen are among its own', () => {
    const waiver = held({ versions: [...rclone.solution.versions, '9'] });
    expect(waivedBy(rclone, [waiver], AT)?.level).toBe('native');
  });
});

describe('a waiver that is made', () => {
  it.each([
    ['ends before it begins', '2026-11-21T00:00:00.000Z'],
    ['ends when it begins', '2026-11-22T00:00:00.000Z'],
    ['lasts longer than a year', '2027-11-22T00:00:00.001Z'],
  ])('is refused when it %s', (_, expiresAt) => {
    expect(() => held({ expiresAt })).toThrow(expect.objectContaining({ code: 'WAIVER_TIME' }));
  });

  it('may last a year', () => {
    expect(held({ expiresAt: '2027-11-22T00:00:00.000Z' }).statement.subject).toEqual([
      { name: 'guideline 2026.11', digest: { sha256: rclone.guideline.digest.slice(7) } },
    ]);
  });
});
