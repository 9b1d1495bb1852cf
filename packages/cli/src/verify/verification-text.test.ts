// SPDX-License-Identifier: Apache-2.0
import { LINKS, VERIFICATION_FORMAT, type Verification } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { verificationText } from './verification-text.js';

const text = (change: Partial<Verification>): string =>
  verificationText(
    {
      format: VERIFICATION_FORMAT,
      bundle: 'evidence',
      at: '2026-11-22T12:00:00.000Z',
      verdict: 'rejected',
      broken: 'evidence',
      links: LINKS.map((id) => ({
        id,
        title: `title of ${id}`,
        outcome: id === 'bundle' ? 'holds' : id === 'evidence' ? 'broken' : 'not looked at',
        restsOn: id === 'bundle' ? [`index sha256:${'1'.repeat(64)}, which names 3 members by digest`] : [],
        why: id === 'bundle' ? null : `why ${id}`,
        code: id === 'evidence' ? 'VERIFY_EVIDENCE' : null,
        hint: id === 'evidence' ? 'what to do' : null,
      })),
      index: null,
      statement: null,
      certificate: null,
      tier: null,
      signers: [],
      log: null,
      unknown: [],
      ...change,
    },
    { width: 80, colour: false },
  );

describe('a verification, told', () => {
  it('begins with the verdict, the link that broke, and why', () => {
    expect(text({}).split('\n').slice(0, 2)).toEqual([
      'REJECTED  evidence: the link "evidence" is broken.',
      '  why evidence',
    ]);
  });

  it('lists every link in order, with what it rests on in one line each, to be searched for', () => {
    const lines = text({}).split('\n');
    expect(lines.flatMap((line) => /\[([a-z-]+)\]$/.exec(line)?.[1] ?? [])).toEqual([...LINKS]);
    expect(lines).toContain(`      index sha256:${'1'.repeat(64)}, which names 3 members by digest`);
    expect(lines).toContain('      why evidence [VERIFY_EVIDENCE]');
    expect(lines).toContain('      what to do');
  });

  it('ends with what cannot be known', () => {
    expect(text({ unknown: ['whether it was revoked'] })).toContain('· whether it was revoked');
  });

  it('writes nothing of a stranger that a terminal would obey', () => {
    const told = text({ bundle: 'a\u001b[2Jb\u0007' });
    for (const control of ['\u001b', '\u0007']) expect(told).not.toContain(control);
  });
});
