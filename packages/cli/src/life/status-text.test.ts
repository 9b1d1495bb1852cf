// SPDX-License-Identifier: Apache-2.0
import { logStatus, sha256Digest, type LogStatus } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { statusText } from './status-text.js';

const day = (date: string): string => `${date}T00:00:00.000Z`;
const digest = sha256Digest('');

function certificate(change: Partial<LogStatus['certificates'][number]>): LogStatus['certificates'][number] {
  return {
    index: 0,
    loggedAt: day('2026-11-22'),
    statement: digest,
    bundle: digest,
    solution: 'rclone',
    versions: ['1.60.1'],
    level: 'integrated',
    guideline: '2026.11',
    lab: 'north-lab',
    outcome: digest,
    state: 'valid',
    why: 'In force until 2027-06-01T00:00:00.000Z.',
    since: day('2026-11-22'),
    issuedAt: day('2026-11-22'),
    expiresAt: day('2027-06-01'),
    supersedes: null,
    tier: 'lab-verified',
    reproducedBy: [],
    renewedBy: null,
    waivers: [],
    revocations: [],
    ...change,
  };
}

const revocation = {
  index: 7,
  loggedAt: day('2026-12-01'),
  reason: 'evidence-wrong' as const,
  statement: 'The cloud was not the one that was named.',
  by: 'body',
  effect: true,
  why: 'body may revoke what others signed',
};

const waiver = {
  index: 5,
  envelope: digest,
  solution: 'rclone',
  versions: [],
  guideline: '2026.11',
  criterion: 'least-privilege',
  reason: 'No cloud can show it yet: access rules of application credentials are switched off everywhere.',
  by: 'body',
  state: 'in force' as const,
  from: day('2026-11-22'),
  until: day('2027-01-01'),
  revocations: [],
};

const STATUS: LogStatus = logStatus.parse({
  format: 'touchstone-log-status/1',
  at: day('2026-12-24'),
  log: { origin: 'log.example', size: 12, root: digest },
  trustRoot: { name: 'Example', version: 3, digest },
  certificates: [
    certificate({ waivers: [waiver], tier: 'reproduced', reproducedBy: ['south-lab'] }),
    certificate({
      solution: 'restic',
      versions: ['0.14', '0.15'],
      level: null,
      state: 'revoked',
      why: 'Revoked by body (evidence-wrong): The cloud was not the one that was named.',
      revocations: [
        revocation,
        {
          ...revocation,
          index: 6,
          by: 'south-lab',
          effect: false,
          why: 'south-lab may not revoke what north-lab signed',
        },
      ],
    }),
    certificate({ solution: 'velero', state: 'expired', renewedBy: 11 }),
    certificate({
      lab: 'nobody',
      state: 'not believed',
      tier: null,
      why: 'The trust root knows nobody by the name nobody.',
    }),
    certificate({ state: 'superseded', why: 'north-lab put the certificate of entry 9 in its place.' }),
  ],
  waivers: [waiver],
  keys: [{ id: 'f'.repeat(64), owner: 'south-lab', revocations: [revocation] }],
  aimless: [
    {
      index: 10,
      loggedAt: day('2026-12-02'),
      what: 'key',
      subjects: ['0'.repeat(64)],
      reason: 'other',
      statement: 'Nobody has it.',
      by: 'body',
    },
  ],
  refused: [{ index: 8, code: 'STATEMENT_KEY', why: 'log entry 8: the key was expired.' }],
});

describe('the status of a log, for a terminal', () => {
  it('shows each certificate on a line, and below it whatever stands beside it', () => {
    expect(statusText(STATUS, { width: 100, colour: false })).toMatchInlineSnapshot(`
      "  LOG  log.example, 12 entries, by Example version 3, at 2026-12-24T00:00:00.000Z

        SOLUTION  VERSION     LEVEL       GUIDELINE  LAB        TIER          STATE           UNTIL
        rclone    1.60.1      integrated  2026.11    north-lab  reproduced    ✓ valid         2027-06-01
            Waived until 2027-01-01 by body: least-privilege. No cloud can show it yet: access rules of
            application credentials are switched off everywhere.
            Reproduced by south-lab.
        restic    0.14, 0.15  none        2026.11    north-lab  lab-verified  ✗ revoked       2027-06-01
            Revoked by body (evidence-wrong): The cloud was not the one that was named.
            Without effect: entry 6 takes this certificate back; south-lab may not revoke what north-lab
            signed. The cloud was not the one that was named.
        velero    1.60.1      integrated  2026.11    north-lab  lab-verified  – expired       2027-06-01
            Renewed by entry 11, which ends later.
        rclone    1.60.1      integrated  2026.11    nobody     –             ? not believed  2027-06-01
            The trust root knows nobody by the name nobody.
        rclone    1.60.1      integrated  2026.11    north-lab  lab-verified  → superseded    2027-06-01
            north-lab put the certificate of entry 9 in its place.

        KEYS TAKEN BACK
        Entry 7 takes key ffffffffffff of south-lab back; body may revoke what others signed. The cloud
        was not the one that was named.

        REVOCATIONS OF NOTHING THAT IS HERE
        Entry 10, by body, of a key (other): Nobody has it.

        ENTRIES THAT COUNT FOR NOTHING
        log entry 8: the key was expired. [STATEMENT_KEY]
      "
    `);
  });

  it('lets no stranger’s text move the cursor, in colour or without', () => {
    const evil = `\u001b[2J\u202e${'x'.repeat(10)}`;
    const status: LogStatus = {
      ...STATUS,
      certificates: [
        certificate({
          why: evil,
          state: 'revoked',
          waivers: [{ ...waiver, reason: evil }],
          versions: [evil],
        }),
      ],
      refused: [{ index: 8, code: 'STATEMENT_KEY', why: evil }],
    };
    const plain = statusText(status, { width: 80, colour: false });
    expect(['\u001b', '\u202e'].filter((one) => plain.includes(one))).toEqual([]);
    const coloured = statusText(status, { width: 80, colour: true });
    expect(['\u001b[2J', '\u202e'].filter((one) => coloured.includes(one))).toEqual([]);
  });

  it('says so where there is nothing', () => {
    const empty = { ...STATUS, certificates: [], waivers: [], keys: [], aimless: [], refused: [] };
    expect(statusText(empty, { width: 80, colour: false })).toContain('No certificates.');
  });
});
