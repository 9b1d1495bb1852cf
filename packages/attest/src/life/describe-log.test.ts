// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, logStatus, sha256Digest } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { day, lifeRoot, LogOfPapers } from '../testing/life-world.js';
import { MemoryLog } from '../testing/memory-log.js';
import { seededKey } from '../testing/seeded-key.js';
import { describeLog } from './describe-log.js';
import { makeRevocation, makeWaiver } from './make-statement.js';
import { readLog } from './read-log.js';

const ROOT = lifeRoot([
  { id: 'lab', kind: 'lab', may: ['certify'] },
  { id: 'body', kind: 'body', may: ['waive', 'revoke'] },
]);

async function described(solution?: string) {
  const papers = new LogOfPapers();
  papers.certificate('a', '2026-11-22');
  papers.certificate('b', '2026-11-22', { solution: 'other' });
  const waived = {
    solution: 'tool',
    versions: [],
    guideline: '2026.11',
    criterion: 'least-privilege',
    reason: 'Nobody’s cloud can show it yet.',
    by: 'body',
    issuedAt: day('2026-11-23'),
    expiresAt: day('2027-01-01'),
  };
  papers.statement(makeWaiver(waived, sha256Digest('guideline')), '2026-11-23', seededKey('body'));
  for (const name of ['b', 'nothing']) {
    const target = { what: 'certificate', name: 'other', sha256: LogOfPapers.named(name).slice(7) } as const;
    const said = {
      reason: 'other',
      statement: 'It was a mistake.',
      by: 'body',
      issuedAt: day('2026-11-24'),
    } as const;
    papers.statement(makeRevocation(target, said), '2026-11-24', seededKey('body'));
  }
  const log = new MemoryLog('log.example');
  log.entries = [
    ...papers.entries.map(({ entry }) => Buffer.from(canonicalJson(entry))),
    Buffer.from('rubbish'),
  ];
  const read = await readLog(log, (origin) => ({
    origin,
    key: log.vkey,
    validFrom: day('2026-01-01'),
    validUntil: day('2030-01-01'),
    witnesses: { quorum: 0, keys: [] },
  }));
  return describeLog(read, ROOT, { at: new Date(day('2026-12-01')), solution });
}

describe('what became of a log', () => {
  it('is a paper of its schema that tells all', async () => {
    const paper = await described();
    expect(logStatus.parse(paper)).toEqual(paper);
    expect(paper.certificates.map(({ solution, state }) => [solution, state])).toEqual([
      ['tool', 'valid'],
      ['other', 'revoked'],
    ]);
    expect(paper.certificates[0]?.waivers).toMatchObject([
      { criterion: 'least-privilege', state: 'in force' },
    ]);
    expect(paper.aimless).toMatchObject([{ index: 4, by: 'body' }]);
    expect(paper.refused).toMatchObject([{ index: 5, code: 'PAPER_SYNTAX' }]);
  });

  it('is told of one solution alone', async () => {
    const paper = await described('other');
    expect(paper.certificates.map(({ solution }) => solution)).toEqual(['other']);
    expect(paper.waivers).toEqual([]);
  });
});
