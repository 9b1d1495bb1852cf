// SPDX-License-Identifier: Apache-2.0
import { PREDICATES, sha256Digest, type Revocation, type Waiver } from '@touchstone/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, LogOfPapers, lifeRoot } from '../testing/life-world.js';
import { seededKey } from '../testing/seeded-key.js';
import { certificateStates } from './certificate-states.js';
import { makeRevocation, makeWaiver, type RevocationTarget } from './make-statement.js';

const ROOT = lifeRoot([
  { id: 'lab', kind: 'lab', operator: 'One', may: ['certify'] },
  { id: 'twin', kind: 'lab', operator: ' one', may: ['certify'] },
  { id: 'other', kind: 'lab', operator: 'Two', may: ['certify'] },
  { id: 'vendor', kind: 'vendor', may: ['certify'] },
  { id: 'body', kind: 'body', may: ['revoke', 'waive', 'announce'] },
  { id: 'old', kind: 'lab', may: ['certify'], validUntil: day('2026-11-01') },
]);

const at = (date: string): Date => new Date(day(date));
const one = (name: string): RevocationTarget => ({
  what: 'certificate',
  name: 'tool',
  sha256: LogOfPapers.named(name).slice(7),
});
const keyOf = (owner: string): RevocationTarget => ({
  what: 'key',
  name: owner,
  sha256: seededKey(owner).id,
});

function revoke(
  log: LogOfPapers,
  target: RevocationTarget,
  by: string,
  loggedAt: string,
  signer = by,
  reason: Revocation['reason'] = 'evidence-wrong',
): number {
  const said = { reason, statement: 'The cloud was not the one named.', by, issuedAt: day(loggedAt) };
  return log.statement(makeRevocation(target, said), loggedAt, seededKey(signer));
}

function waive(log: LogOfPapers, loggedAt: string, change: Partial<Waiver> = {}, signer = 'body'): number {
  const said: Waiver = {
    solution: 'tool',
    versions: [],
    guideline: '2026.11',
    criterion: 'least-privilege',
    reason: 'Nobody’s cloud can show it yet.',
    by: 'body',
    issuedAt: day(loggedAt),
    expiresAt: day('2027-01-01'),
    ...change,
  };
  return log.statement(makeWaiver(said, sha256Digest('guideline')), loggedAt, seededKey(signer));
}

describe('the state of a certificate', () => {
  it('is valid up to its end, and expired from then on', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    const stateAt = (date: Date) => certificateStates(log.entries, ROOT, date).certificates[0];
    expect(stateAt(at('2026-12-01'))).toMatchObject({ state: 'valid', since: day('2026-11-22') });
    expect(stateAt(new Date('2027-05-31T23:59:59.999Z'))).toMatchObject({ state: 'valid' });
    expect(stateAt(at('2027-06-01'))).toMatchObject({ state: 'expired', since: day('2027-06-01') });
  });

  it('is not told before the log took it', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    expect(certificateStates(log.entries, ROOT, at('2026-11-21')).certificates).toEqual([]);
  });

  it.each([
    ['its own lab', 'lab'],
    ['one who may revoke', 'body'],
  ])('is revoked by %s, from then on, with the reason', (_, by) => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    const revocation = revoke(log, one('a'), by, '2026-12-01');
    const { certificates } = certificateStates(log.entries, ROOT, at('2026-12-02'));
    expect(certificates[0]).toMatchObject({ state: 'revoked', since: day('2026-12-01') });
    expect(certificates[0]?.why).toContain('evidence-wrong');
    expect(certificates[0]?.revocations).toMatchObject([{ index: revocation, by, effect: true }]);
    const before = certificateStates(log.entries, ROOT, at('2026-11-30')).certificates[0];
    expect(before).toMatchObject({ state: 'valid', revocations: [] });
  });

  it.each([
    ['another lab', 'other', 'other'],
    ['the vendor', 'vendor', 'vendor'],
  ])('stays as it is where %s takes it back; that is shown', (_, by, signer) => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    revoke(log, one('a'), by, '2026-12-01', signer);
    const [certificate] = certificateStates(log.entries, ROOT, at('2026-12-02')).certificates;
    expect(certificate).toMatchObject({ state: 'valid', revocations: [{ by, effect: false }] });
  });

  it.each([
    ['someone speaks for its lab with another key', 'lab', 'other', 'STATEMENT_SIGNER'],
    ['an unknown key signs', 'lab', 'stranger', 'ENVELOPE_UNKNOWN_KEY'],
    ['a key signs whose time is over', 'old', 'old', 'STATEMENT_KEY'],
  ])('stays as it is where %s; the entry counts for nothing, and is told', (_, by, signer, code) => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    const index = revoke(log, one('a'), by, '2026-12-01', signer);
    const life = certificateStates(log.entries, ROOT, at('2026-12-02'));
    expect(life.certificates[0]).toMatchObject({ state: 'valid', revocations: [] });
    expect(life.refused).toMatchObject([{ index, code }]);
  });

  it('is revoked though the revocation stands in the log before it', () => {
    const log = new LogOfPapers();
    revoke(log, one('a'), 'lab', '2026-11-01');
    log.certificate('a', '2026-11-22');
    const [certificate] = certificateStates(log.entries, ROOT, at('2026-12-02')).certificates;
    expect(certificate).toMatchObject({ state: 'revoked', since: day('2026-11-22') });
  });

  it('is not changed by a revocation that says it is of a waiver or a key of that digest', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    revoke(log, { ...one('a'), what: 'waiver' }, 'body', '2026-12-01');
    revoke(log, { ...one('a'), what: 'key' }, 'body', '2026-12-01');
    const life = certificateStates(log.entries, ROOT, at('2026-12-02'));
    expect(life.certificates[0]).toMatchObject({ state: 'valid', revocations: [] });
  });

  it('is superseded by a later one of the same lab that says so', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    const next = log.certificate('b', '2026-12-01', { supersedes: LogOfPapers.named('a') });
    const { certificates } = certificateStates(log.entries, ROOT, at('2026-12-02'));
    expect(certificates[0]).toMatchObject({ state: 'superseded', since: day('2026-12-01') });
    expect(certificates[0]?.why).toContain(`entry ${next}`);
    expect(certificates[1]).toMatchObject({ state: 'valid' });
  });

  it.each([
    ['another lab', { lab: 'other' }],
    ['its lab, for another solution', { solution: 'tool-two' }],
    ['nobody known', { lab: 'nobody' }],
  ])('is not superseded by one of %s', (_, change) => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    log.certificate('b', '2026-12-01', { supersedes: LogOfPapers.named('a'), ...change });
    expect(certificateStates(log.entries, ROOT, at('2026-12-02')).certificates[0]?.state).toBe('valid');
  });

  it('is not believed where the trust root does not know its lab, or the lab had no key then', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22', { lab: 'nobody' });
    log.certificate('b', '2026-10-22', { lab: 'old' });
    log.certificate('c', '2026-11-22', { lab: 'old' });
    log.certificate('d', '2026-11-22', { lab: 'body' });
    const { certificates } = certificateStates(log.entries, ROOT, at('2026-12-02'));
    expect(certificates.map(({ state }) => state)).toEqual([
      'not believed',
      'valid',
      'not believed',
      'not believed',
    ]);
    expect(certificates.map(({ tier }) => tier)).toEqual([null, 'lab-verified', null, null]);
  });
});

describe('a key that the log revokes', () => {
  it('vouches for what was logged before, and for nothing after', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    const index = revoke(log, keyOf('lab'), 'lab', '2026-12-01', 'lab', 'key-compromised');
    log.certificate('b', '2026-12-02');
    const afterwards = revoke(log, one('a'), 'lab', '2026-12-03');
    const life = certificateStates(log.entries, ROOT, at('2026-12-04'));
    expect(life.certificates.map(({ state }) => state)).toEqual(['valid', 'not believed']);
    expect(life.keys).toMatchObject([
      { id: seededKey('lab').id, owner: 'lab', revocations: [{ index, effect: true }] },
    ]);
    expect(life.refused).toMatchObject([{ index: afterwards, code: 'STATEMENT_KEY' }]);
  });

  it('stays good where someone takes it back who may not', () => {
    const log = new LogOfPapers();
    revoke(log, keyOf('lab'), 'other', '2026-11-20');
    log.certificate('a', '2026-11-22');
    const life = certificateStates(log.entries, ROOT, at('2026-12-04'));
    expect(life.certificates[0]?.state).toBe('valid');
    expect(life.keys[0]?.revocations).toMatchObject([{ effect: false }]);
  });

  it('that no trust root knows is told as a revocation of nothing', () => {
    const log = new LogOfPapers();
    const index = revoke(log, keyOf('stranger'), 'body', '2026-11-20');
    expect(certificateStates(log.entries, ROOT, at('2026-12-04')).aimless).toMatchObject([{ index }]);
  });
});

describe('who stands behind a certificate', () => {
  it('is its vendor, a lab, or two labs of different organisations', () => {
    const tiers = (labs: readonly string[]) => {
      const log = new LogOfPapers();
      for (const lab of labs) log.certificate(lab, '2026-11-22', { lab });
      return certificateStates(log.entries, ROOT, at('2026-12-02')).certificates.map(({ tier }) => tier);
    };
    expect(tiers(['vendor'])).toEqual(['self-attested']);
    expect(tiers(['lab'])).toEqual(['lab-verified']);
    expect(tiers(['lab', 'lab'])).toEqual(['lab-verified', 'lab-verified']);
    expect(tiers(['lab', 'vendor'])).toEqual(['lab-verified', 'self-attested']);
    expect(tiers(['lab', 'twin'])).toEqual(['lab-verified', 'lab-verified']);
    expect(tiers(['lab', 'other'])).toEqual(['reproduced', 'reproduced']);
    expect(tiers(['lab', 'other', 'vendor'])).toEqual(['reproduced', 'reproduced', 'self-attested']);
  });

  it('is one lab where the two came to different outcomes', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    log.certificate('b', '2026-11-22', { lab: 'other', outcome: sha256Digest('another') });
    const { certificates } = certificateStates(log.entries, ROOT, at('2026-12-02'));
    expect(certificates.map(({ tier }) => tier)).toEqual(['lab-verified', 'lab-verified']);
  });

  it('is one lab where the second signed the bundle of the first', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22', { bundle: sha256Digest('one') });
    log.certificate('b', '2026-11-22', { bundle: sha256Digest('one'), lab: 'other' });
    const { certificates } = certificateStates(log.entries, ROOT, at('2026-12-02'));
    expect(certificates.map(({ tier }) => tier)).toEqual(['lab-verified', 'lab-verified']);
  });

  it('is one lab again when the certificate of the other is revoked or expired', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    log.certificate('b', '2026-11-22', { lab: 'other', expiresAt: day('2027-01-01') });
    const first = (date: string) => certificateStates(log.entries, ROOT, at(date)).certificates[0];
    expect(first('2026-12-02')).toMatchObject({ tier: 'reproduced', reproducedBy: ['other'] });
    expect(first('2027-01-01')).toMatchObject({ tier: 'lab-verified', reproducedBy: [] });
    revoke(log, one('b'), 'other', '2026-12-10');
    expect(first('2026-12-11')).toMatchObject({ tier: 'lab-verified', reproducedBy: [] });
  });
});

describe('renewal', () => {
  it('is a later certificate of the same solution, guideline and lab that rests on newer runs', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    const again = { expiresAt: day('2027-06-01') };
    log.certificate('signed anew', '2026-12-01', again);
    const renewed = log.certificate('run anew', '2027-01-01', { expiresAt: day('2027-12-01') });
    const { certificates } = certificateStates(log.entries, ROOT, at('2027-01-02'));
    expect(certificates.map(({ renewedBy }) => renewedBy)).toEqual([renewed, renewed, null]);
  });

  it.each([{ lab: 'other' }, { guideline: '2027.05' }, { solution: 'tool-two' }])(
    'is none by %j',
    (change) => {
      const log = new LogOfPapers();
      log.certificate('a', '2026-11-22');
      log.certificate('b', '2027-01-01', { expiresAt: day('2027-12-01'), ...change });
      const { certificates } = certificateStates(log.entries, ROOT, at('2027-01-02'));
      expect(certificates[0]?.renewedBy).toBeNull();
    },
  );

  it('is none by one that was revoked', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    log.certificate('b', '2026-12-01', { expiresAt: day('2027-12-01') });
    revoke(log, one('b'), 'lab', '2026-12-02');
    expect(certificateStates(log.entries, ROOT, at('2027-01-02')).certificates[0]?.renewedBy).toBeNull();
  });
});

describe('waivers of the log', () => {
  it('are shown with each certificate that they are for, while they are in force', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-01');
    log.certificate('other version', '2026-11-01', { versions: ['2.0'] });
    const index = waive(log, '2026-11-22', { versions: ['1.0', '1.1'] });
    const criteria = (date: string) =>
      certificateStates(log.entries, ROOT, at(date)).certificates.map(({ waivers }) =>
        waivers.map((waiver) => waiver.index),
      );
    expect(criteria('2026-11-21')).toEqual([[], []]);
    expect(criteria('2026-11-22')).toEqual([[index], []]);
    expect(criteria('2027-01-01')).toEqual([[], []]);
    expect(certificateStates(log.entries, ROOT, at('2027-01-01')).waivers).toMatchObject([
      { state: 'expired', until: day('2027-01-01'), criterion: 'least-privilege', by: 'body' },
    ]);
  });

  it('count for nothing from a key that may not waive, even one of the lab that certified', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    const index = waive(log, '2026-11-22', { by: 'lab' }, 'lab');
    const life = certificateStates(log.entries, ROOT, at('2026-12-01'));
    expect(life.certificates[0]?.waivers).toEqual([]);
    expect(life.refused).toMatchObject([{ index, code: 'STATEMENT_POWER' }]);
  });

  it('end when they are taken back', () => {
    const log = new LogOfPapers();
    log.certificate('a', '2026-11-22');
    const index = waive(log, '2026-11-22');
    const { entry } = log.entries[index]!;
    if (entry.kind !== 'statement') throw new Error('a waiver is a statement');
    const sha256 = sha256Digest(Buffer.from(entry.envelope.payload, 'base64')).slice(7);
    revoke(log, { what: 'waiver', name: 'least-privilege', sha256 }, 'body', '2026-12-01');
    const life = certificateStates(log.entries, ROOT, at('2026-12-02'));
    expect(life.waivers).toMatchObject([{ state: 'revoked', revocations: [{ effect: true }] }]);
    expect(life.certificates[0]?.waivers).toEqual([]);
    expect(life.aimless).toEqual([]);
  });

  it('that are announced before they begin are not yet in force', () => {
    const log = new LogOfPapers();
    waive(log, '2026-11-22', { issuedAt: day('2026-12-01') });
    expect(certificateStates(log.entries, ROOT, at('2026-11-23')).waivers[0]?.state).toBe('not yet');
  });
});

describe('entries that lie', () => {
  it('count for nothing where the label is another than the statement’s', () => {
    const log = new LogOfPapers();
    const index = waive(log, '2026-11-22');
    const { entry } = log.entries[index]!;
    const lying = { ...entry, predicateType: PREDICATES.revocation } as typeof entry;
    const life = certificateStates([{ index, entry: lying }], ROOT, at('2026-12-01'));
    expect(life.refused).toMatchObject([{ index, code: 'STATEMENT_KIND' }]);
  });

  it('cannot make anything valid that was revoked, wherever they stand', () => {
    const noise = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      supersedes: fc.constantFrom('a', 'b', 'c'),
      lab: fc.constantFrom('lab', 'twin', 'other', 'vendor', 'nobody'),
      by: fc.constantFrom('lab', 'other', 'vendor', 'body', 'stranger'),
      revokes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 8 }), fc.nat(8), (more, where) => {
        const log = new LogOfPapers();
        log.certificate('a', '2026-11-22');
        for (const [i, { name, supersedes, lab, by, revokes }] of more.entries()) {
          if (i === where) revoke(log, one('a'), 'lab', '2026-11-23');
          if (revokes) revoke(log, one(name), by, '2026-11-23');
          else log.certificate(name, '2026-11-23', { lab, supersedes: LogOfPapers.named(supersedes) });
        }
        if (where >= more.length) revoke(log, one('a'), 'lab', '2026-11-23');
        const life = certificateStates(log.entries, ROOT, at('2026-12-01'));
        const mine = life.certificates.filter(
          ({ entry }) => entry.statement === LogOfPapers.named('a') && entry.lab === 'lab',
        );
        expect(new Set(mine.map(({ state }) => state))).toEqual(new Set(['revoked']));
      }),
      { numRuns: 60 },
    );
  });
});
