// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { certificateExpiry } from './certificate-expiry.js';

const runs = (...all: [Assessment['runs'][number]['purpose'], string][]): Assessment =>
  ({ runs: all.map(([purpose, startedAt]) => ({ purpose, startedAt })) }) as Assessment;
const expiry = (assessment: Assessment, issuedAt: string): string =>
  certificateExpiry(assessment, new Date(issuedAt)).toISOString();

describe('a certificate', () => {
  it('ends 365 days after its oldest run, whenever it is signed', () => {
    const assessment = runs(
      ['least-privilege', '2026-03-01T00:00:00.000Z'],
      ['certify', '2026-11-01T00:00:00.000Z'],
    );
    expect(expiry(assessment, '2026-11-02T00:00:00.000Z')).toBe('2027-03-01T00:00:00.000Z');
    expect(expiry(assessment, '2027-02-28T23:59:59.999Z')).toBe('2027-03-01T00:00:00.000Z');
  });

  it('does not end by a run that only recorded a command', () => {
    const assessment = runs(['record', '2020-01-01T00:00:00.000Z'], ['certify', '2026-11-01T00:00:00.000Z']);
    expect(expiry(assessment, '2026-11-02T00:00:00.000Z')).toBe('2027-11-01T00:00:00.000Z');
  });

  it('of a scan alone ends 365 days after it is issued', () =>
    expect(expiry(runs(), '2026-11-02T00:00:00.000Z')).toBe('2027-11-02T00:00:00.000Z'));

  it('is not issued once its evidence is that old', () =>
    expect(() => expiry(runs(['certify', '2026-03-01T00:00:00.000Z']), '2027-03-01T00:00:00.000Z')).toThrow(
      expect.objectContaining({ code: 'STATEMENT_EXPIRED' }),
    ));

  it('is not issued before its evidence: a run of tomorrow would live a day longer', () =>
    expect(() => expiry(runs(['certify', '2026-03-02T00:00:00.000Z']), '2026-03-01T00:00:00.000Z')).toThrow(
      expect.objectContaining({ code: 'STATEMENT_TIME' }),
    ));
});
